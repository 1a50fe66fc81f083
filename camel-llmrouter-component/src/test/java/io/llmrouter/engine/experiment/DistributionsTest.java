package io.llmrouter.engine.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

class DistributionsTest {

    @Test
    void knowsThatItsLibraryIsThere() {
        assertThat(Distributions.areThere()).isTrue();
    }

    @Test
    void knowsThatItsLibraryIsMissing() throws Exception {
        URL own = Distributions.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader alone = new URLClassLoader(new URL[] {own}, ClassLoader.getPlatformClassLoader())) {
            Class<?> there = alone.loadClass(Distributions.class.getName());

            assertThat(there.getMethod("areThere").invoke(null)).isEqualTo(false);
            assertThat(there.getField("MISSING").get(null).toString())
                    .contains("org.apache.commons:commons-statistics-distribution");
        }
    }
}
