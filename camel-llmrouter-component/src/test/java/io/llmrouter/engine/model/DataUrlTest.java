package io.llmrouter.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataUrlTest {

    private static Content.Media image(String address) {
        return (Content.Media) Content.image(address);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "data:image/png;base64,AQID        | image/png",
                "DATA:image/png;base64,AQID        | image/png",
                "data:image/png;x=y;base64,AQID    | image/png",
                "data:image/png;base64,AQ%49D      | image/png",
                "data:;base64,AQID                 | image/*"
            })
    void isBytesInTheRequest(String address, String type) {
        Content.Media image = image(address);

        assertThat(image.source()).isEqualTo(MediaSource.inline(new byte[] {1, 2, 3}));
        assertThat(image.mediaType()).isEqualTo(type);
    }

    @Test
    void mayBePlainText() {
        Content.Media image = image("data:image/svg+xml,%3Csvg%20a=1+2/%3E");

        assertThat(image.source()).isEqualTo(MediaSource.inline("<svg a=1+2/>".getBytes(StandardCharsets.UTF_8)));
        assertThat(image.mediaType()).isEqualTo("image/svg+xml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/data:image/png;base64,AQID", "data:nothing", "database"})
    void isNoOtherAddress(String address) {
        assertThat(image(address).source()).isEqualTo(MediaSource.remote(address));
    }
}
