package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartUpTest {

    private static final Map<String, Object> LOCAL = Map.of("providers", Map.of("local", Map.of("type", "local")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chatt                                  | there is no operation 'chatt': did you mean 'chat'?",
                "chat?policy=defualt                    | there is no policy 'defualt': did you mean 'default'?",
                "chat?strategy=lowest-csot             | there is no strategy 'lowest-csot': did you mean 'lowest-cost'?",
                "chat?models=local/extractiv            | did you mean 'local/extractive'?",
                "chat?temperature=-1                    | temperature must be 0 or more, not -1.0",
                "chat?maxTokens=0                       | maxTokens must be at least 1, not 0",
                "chat?maxTokens=many                    | many",
                "chat?maxCost=cheap                     | maxCost is an amount of US dollars such as 0.05, not 'cheap'",
                "chat?maxCost=0.0000000001              | maxCost has at most nine decimals",
                "chat?timeout=-5                        | timeout must be more than zero",
                "chat?responseType=xml                  | xml",
                "chat?headerOverrides=some              | some",
                "chat?jsonSchema=[]                     | jsonSchema is not a JSON object",
                "chat?jsonSchema=resource:classpath:no  | cannot read resource:classpath:no",
                "chat?outputClass=no.such.Class         | there is no class no.such.Class for outputClass",
                "chat?target=/summary                   | is a place in the body, which only llmrouter:enrich keeps",
                "chat?streaming=true&responseType=json  | streaming=true gives pieces of text",
                "chat?topK=3                            | topK",
                "enrich                                 | llmrouter:enrich needs target",
                "enrich?target=x&streaming=true         | llmrouter:enrich does not stream",
                "enrich?target=a&targetType=jsonPointer | target 'a' is not a JSON pointer",
                "plan?streaming=true                    | llmrouter:plan does not stream",
                "fallback?headerOverrides=none          | llmrouter:fallback needs the models to ask",
                "fallback?strategy=random&policy=default | llmrouter:fallback asks in order",
            })
    void saysWhatIsWrongBeforeTheFirstMessage(String uri, String message) {
        try (RouterContext context = new RouterContext(LOCAL)) {
            assertThatThrownBy(() -> context.routes(route("llmrouter:" + uri)).start())
                    .hasStackTraceContaining(message);
        }
    }

    @ParameterizedTest
    @CsvSource({"llmrouter:chat, cannot start a route: use it in to()"})
    void isNoConsumer(String uri, String message) {
        RouteBuilder consuming = new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).to("direct:anywhere");
            }
        };
        try (RouterContext context = new RouterContext(LOCAL)) {
            assertThatThrownBy(() -> context.routes(consuming).start()).hasStackTraceContaining(message);
        }
    }

    private static RouteBuilder route(String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to(uri);
            }
        };
    }
}
