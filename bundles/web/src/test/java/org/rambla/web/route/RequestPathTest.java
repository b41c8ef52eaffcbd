// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestPathTest {
    @ParameterizedTest
    @CsvSource({
        "/, /",
        "//, /",
        "/s/night, /s/night",
        "/s/night/, /s/night",
        "//s///night//, /s/night",
        "/%73/n%69ght, /s/night",
        "/caf%C3%A9, /caf%C3%A9",
        "/caf\u00e9, /caf%C3%A9",
        "/a+b, /a+b",
        "/a%2Bb, /a+b",
        "/a%20b, /a%20b",
        "/100%25, /100%25",
        "/%253F, /%253F",
        "/a%3Fb%23c, /a%3Fb%23c",
        "/%3Cscript%3E, /%3Cscript%3E",
        "'/a\"b', /a%22b",
        "/~user/-._!$&'()*=:@, /~user/-._!$&'()*=:@",
        "/a:b, /a:b",
        "/..., /...",
        "/%FF, /%EF%BF%BD"
    })
    void path_hasOneSpelling(String raw, String text) {
        RequestPath path = RequestPath.of(raw).orElseThrow();
        assertThat(path.text()).isEqualTo(text);
        assertThat(RequestPath.of(path.text())).contains(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "s/night",
                "http://evil.example/",
                "/a/../b",
                "/..",
                "/.",
                "/a/./b",
                "/%2e%2e/b",
                "/.%2E",
                "/a%2Fb",
                "/a%2fb",
                "/a%5Cb",
                "/a\\b",
                "/a;b=c",
                "/a%3Bb",
                "/a%00",
                "/a%0d%0ab",
                "/a%7F",
                "/%",
                "/%2",
                "/%zz",
                "/%-1"
            })
    void trick_isNoPath(String raw) {
        assertThat(RequestPath.of(raw)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, /", "1, /s/", "2, /s/n%20t/", "3, /s/n%20t/forum/"})
    void base_endsWithASlash(int depth, String base) {
        assertThat(RequestPath.of("/s/n%20t/forum/topics").orElseThrow().base(depth))
                .isEqualTo(base);
    }
}
