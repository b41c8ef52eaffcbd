// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rambla.web.front.House;

final class AssetsTest {
    private static House house;
    private static Assets assets;

    @BeforeAll
    static void build() {
        house = new House();
        assets = house.shell().assets();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @ParameterizedTest
    @CsvSource({
        "rambla.css, text/css;charset=UTF-8, true",
        "rambla.js, text/javascript;charset=UTF-8, true",
        "editor.js, text/javascript;charset=UTF-8, true",
        "icons.svg, image/svg+xml, true",
        "fonts/public-sans-latin-wght-normal.woff2, font/woff2, false"
    })
    void file_isServedAsWhatItIs(String name, String type, boolean zipped) throws Exception {
        Assets.Asset asset = assets.find(name);
        assertThat(asset.type()).isEqualTo(type);
        assertThat(asset.bytes()).isEqualTo(Files.readAllBytes(Path.of("src/main/resources/assets", name)));
        assertThat(asset.tag()).matches("[0-9a-f]{12}");
        assertThat(asset.zipped() != null).isEqualTo(zipped);
        if (zipped) {
            assertThat(new GZIPInputStream(new ByteArrayInputStream(asset.zipped())).readAllBytes())
                    .isEqualTo(asset.bytes());
        }
        assertThat(assets.address(name)).isEqualTo("/assets/" + name + "?v=" + asset.tag());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "none.css",
                "../messages_en.properties",
                "fonts/../rambla.css",
                "fonts",
                "fonts/",
                "/rambla.css",
                "rambla.css/",
                "rambla.css%00",
                "..",
                ".",
                "fonts//OFL.txt",
                "rambla.css;x",
                "RAMBLA.CSS",
                "fonts\\OFL.txt"
            })
    void otherName_isNotThere(String name) {
        assertThat(assets.find(name)).isNull();
    }

    @Test
    void missingFile_stillHasAnAddress() {
        assertThat(assets.address("none.css")).isEqualTo("/assets/none.css");
    }
}
