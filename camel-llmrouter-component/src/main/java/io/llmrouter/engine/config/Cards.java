package io.llmrouter.engine.config;

import io.llmrouter.engine.catalog.Catalogue;
import io.llmrouter.engine.catalog.ModelCard;
import io.llmrouter.engine.provider.Account;
import java.util.List;
import java.util.Optional;

/** Finds the cards of an account's models through its preset. */
final class Cards {

    private Cards() {}

    /** The card of a model as the account names it on the wire. */
    static Optional<ModelCard> of(Account account, String wireModel, Catalogue catalogue) {
        String vendor = account.preset().vendor();
        if (account.preset().dialect().startsWith("bedrock")) {
            return BedrockCards.ids(wireModel).stream()
                    .flatMap(id -> catalogue.find(id).stream())
                    .findFirst();
        }
        if (vendor.isEmpty()) {
            // a host: what it serves has cards of its own, with its own prices, under the name of its preset
            return catalogue.find(account.preset().name() + "/" + wireModel).or(() -> catalogue.find(wireModel));
        }
        Optional<ModelCard> own = catalogue.find(vendor + "/" + wireModel);
        // A plain name may be another vendor's alias, which this account does not serve.
        return own.isPresent() || wireModel.indexOf('/') < 0 ? own : catalogue.find(wireModel);
    }

    /** The models of the preset's vendor, as the account names them on the wire. */
    static List<String> models(Account account, Catalogue catalogue) {
        String prefix = account.preset().vendor() + "/";
        return prefix.length() == 1
                ? List.of()
                : catalogue.ids().stream()
                        .filter(id -> id.startsWith(prefix))
                        .map(id -> id.substring(prefix.length()))
                        .toList();
    }
}
