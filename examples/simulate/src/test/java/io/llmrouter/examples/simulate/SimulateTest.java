package io.llmrouter.examples.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmrouter.examples.simulate.report.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimulateTest {

    @TempDir
    Path out;

    private final StringWriter said = new StringWriter();

    private int run(String... args) {
        return Simulate.command()
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(args);
    }

    private void playTwo() {
        String two = "scenarios/chatbot.yaml --requests 300 --lessons 50 --policies oracle,rules --out " + out;
        assertThat(run(two.split(" "))).as(said.toString()).isZero();
    }

    static Stream<Path> scenarios() throws IOException {
        return Files.list(Path.of("scenarios")).filter(file -> file.toString().endsWith(".yaml"));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void playsEveryScenarioThatIsHere(Path scenario) throws IOException {
        int code = run(scenario.toString(), "--requests", "300", "--lessons", "100", "--out", out.toString());

        assertThat(code).as(said.toString()).isZero();
        Report report = new ObjectMapper().readValue(out.resolve("report.json").toFile(), Report.class);
        assertThat(report.policies()).isNotEmpty().allMatch(policy -> policy.requests() > 0);
    }

    @Test
    void writesTablesThatParse() throws IOException {
        playTwo();

        CSVFormat headed = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader in = Files.newBufferedReader(out.resolve("policies.csv"))) {
            assertThat(headed.parse(in).getRecords())
                    .extracting(row -> row.get("policy") + " " + row.get("requests"))
                    .containsExactly("oracle 300", "rules 300");
        }
        try (Reader in = Files.newBufferedReader(out.resolve("moments.csv"))) {
            assertThat(headed.parse(in).getRecords()).hasSize(200);
        }
    }

    @Test
    void writesAPageThatNeedsNothingElse() throws IOException {
        playTwo();

        Document page = Jsoup.parse(out.resolve("report.html"));
        assertThat(page.select("svg.plot")).hasSize(3);
        assertThat(page.select("svg.plot polyline")).hasSize(6);
        assertThat(page.select("svg.cloud circle")).hasSize(2);
        assertThat(page.select("table.policies tr")).hasSize(3);
        assertThat(page.select("[src], link, script, a")).isEmpty();
        assertThat(page.title()).isEqualTo("The articles' chatbot");
    }

    @Test
    void saysWhatIsWrongWithAScenario() throws IOException {
        Path wrong = Files.writeString(out.resolve("wrong.yaml"), "name: x\ntraffik: {}\n");

        assertThat(run(wrong.toString())).isNotZero();
        assertThat(said.toString()).contains("traffik").doesNotContain("\tat ");
    }
}
