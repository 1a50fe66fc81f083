package io.llmrouter.examples.simulate;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.EventStream;
import io.llmrouter.engine.provider.Provider;
import io.llmrouter.engine.provider.ProviderCall;
import io.llmrouter.examples.simulate.time.VirtualTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The providers of a scenario, for one run. Used by one thread at a time. */
final class World {

    private final VirtualTime time;
    private final long seed;
    private final Map<String, Site> sites = new HashMap<>();

    World(Scenario scenario, VirtualTime time) {
        this.time = time;
        this.seed = scenario.seed();
        Map<String, RequestLimit> limits = new HashMap<>();
        scenario.accounts().forEach((name, limit) -> limits.put(name, new RequestLimit(limit.requestsPerMinute())));
        scenario.models().forEach((target, model) -> {
            String account = target.substring(0, target.indexOf('/'));
            sites.put(target, new Site(target, model, scenario.incidents(), limits.get(account), this));
        });
    }

    VirtualTime time() {
        return time;
    }

    long seed() {
        return seed;
    }

    /** The provider that an account's calls go to. */
    Provider provider(Account account) {
        return new Answers(account.name());
    }

    private final class Answers implements Provider {

        private final String account;

        Answers(String account) {
            this.account = account;
        }

        @Override
        public Outcome<ChatResponse> chat(ProviderCall<ChatRequest> call) {
            return at(call, Site::answer);
        }

        @Override
        public Outcome<EventStream> stream(ProviderCall<ChatRequest> call) {
            return at(call, Site::stream);
        }

        private <T> Outcome<T> at(ProviderCall<ChatRequest> call, Way<T> way) {
            Site site = sites.get(account + "/" + call.model());
            return site == null
                    ? Outcome.failed(FailureKind.NOT_FOUND, "the scenario has no model " + account + "/" + call.model())
                    : way.ask(site, call, (Journey) Objects.requireNonNull(call.context(), "a journey"));
        }
    }

    /** How a target is asked: for a whole answer, or for a stream. */
    private interface Way<T> {
        Outcome<T> ask(Site site, ProviderCall<ChatRequest> call, Journey journey);
    }
}
