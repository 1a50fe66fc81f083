package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.observe.EventType;
import io.llmrouter.test.ScriptedProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Holds docs/operations.md to what there is, and runs its sample. */
class OperationsPageTest {

    @RegisterExtension
    static ScriptedProvider one = ScriptedProvider.answers("ok");

    private static String page;

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(Path.of("../docs/operations.md"));
    }

    @Test
    void theSampleTellsTheOperator() throws Exception {
        Matcher sample = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertThat(sample.find()).isTrue();
        try (RouterContext context = RouterContext.of(one)) {
            PluginHelper.getRoutesLoader(context.camel)
                    .loadRoutes(ResourceHelper.fromString("alerts.yaml", sample.group(1)));
            context.start();
            MockEndpoint operator = context.camel.getEndpoint("mock:operator", MockEndpoint.class);
            operator.expectedMessageCount(1);

            context.body("llmrouter:chat", "no alert");
            context.component.getRouter().operations().openBreaker(Target.parse("one/m"));

            operator.assertIsSatisfied();
            assertThat(operator.getReceivedExchanges().get(0).getMessage().getBody(String.class))
                    .startsWith("breaker_opened at one: {event=breaker_opened")
                    .contains("target=one/m", "why=opened by hand");
        }
    }

    @Test
    void namesEveryEvent() {
        assertThat(firstCells("Event"))
                .containsExactlyElementsOf(
                        Arrays.stream(EventType.values()).map(EventType::word).toList());
    }

    @Test
    void namesEveryManagedOperationAndAttribute() {
        List<String> operations = Arrays.stream(LlmRouterComponent.class.getMethods())
                .filter(method -> method.isAnnotationPresent(ManagedOperation.class))
                .map(method -> method.getName())
                .toList();

        assertThat(firstCells("Operation")).containsExactlyInAnyOrderElementsOf(operations);
        assertThat(Arrays.stream(LlmRouterComponent.class.getMethods())
                        .filter(method -> method.isAnnotationPresent(ManagedAttribute.class))
                        .map(method -> "`" + method.getName().substring("get".length()) + "`"))
                .isNotEmpty()
                .allSatisfy(attribute -> assertThat(page).contains(attribute));
    }

    private static List<String> firstCells(String heading) {
        return page.substring(page.indexOf("| " + heading + " |"))
                .lines()
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> line.split("`", -1)[1])
                .toList();
    }
}
