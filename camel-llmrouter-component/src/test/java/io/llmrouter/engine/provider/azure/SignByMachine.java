package io.llmrouter.engine.provider.azure;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.Credential;
import io.llmrouter.engine.wire.Transport;
import io.llmrouter.engine.wire.WireRequest;
import java.io.PrintStream;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Signs one request for an account at Azure without a key, and prints the headers that were added. */
public final class SignByMachine {

    private SignByMachine() {}

    public static void main(String[] arguments) {
        Account account = new Account(
                "azure",
                Presets.builtIn().find("azure-openai").orElseThrow(),
                "https://mine.openai.azure.com/openai/v1",
                List.of(Credential.NONE),
                null,
                Set.of(),
                Map.of(),
                null);
        WireRequest request =
                new WireRequest("POST", URI.create(account.baseUrl() + "/chat/completions"), Map.of(), new byte[0]);
        try (Transport transport = Transport.standalone()) {
            String signed = Dialects.signers(InstantSource.system(), transport)
                    .get("entra")
                    .create(account)
                    .sign(request)
                    .fold(Map::toString, failure -> failure.toString());
            new PrintStream(System.out, true, UTF_8).println(signed);
        }
    }
}
