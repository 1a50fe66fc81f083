package io.llmrouter.engine.state.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.catalog.Catalogue;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.config.ConfigReader;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.strategy.Strategies;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A router in a virtual machine of its own: does what the lines of its input say, and answers each with a line. */
final class RouterProgram {

    private RouterProgram() {}

    /** Takes the file of its configuration; ends with its input. */
    public static void main(String[] arguments) throws IOException {
        ConfigReader reader = new ConfigReader(
                new ConfigReader.Surroundings(text -> text, name -> null, Presets.builtIn(), Catalogue.builtIn()),
                expression -> {
                    throw new IllegalArgumentException(expression);
                },
                Strategies.builtIn().names());
        PrintStream out = System.out;
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        try (LlmRouter router = LlmRouter.builder(reader.read(Files.readString(Path.of(arguments[0])), "test.yaml"))
                .build()) {
            out.println("ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ");
                out.println(answer(router, words[0], words[1]));
            }
        }
    }

    private static String answer(LlmRouter router, String what, String of) {
        CallOptions options = options(of);
        return switch (what) {
            case "ask" -> router.chat(ChatRequest.of("hello"), options).target().account();
            case "plan" ->
                router.plan(ChatRequest.of("hello"), options)
                        .ranked()
                        .get(0)
                        .candidate()
                        .target()
                        .account();
            case "failed" ->
                router.operations().targets().stream()
                        .filter(each -> each.target().equals(Target.parse(of)))
                        .map(each -> Optional.ofNullable(each.traffic().errorRate()))
                        .map(rate -> String.valueOf(rate.orElse(-1.0)))
                        .findFirst()
                        .orElse("unknown");
            default -> throw new IllegalArgumentException(what);
        };
    }

    private static CallOptions options(String user) {
        CallOptions usual = CallOptions.DEFAULT;
        return new CallOptions(
                usual.policy(),
                usual.models(),
                usual.strategy(),
                usual.timeout(),
                usual.maxCost(),
                usual.tenant(),
                user,
                usual.tags(),
                usual.priority(),
                usual.context());
    }
}
