// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RedirectTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/s/night",
                "/s/night/forum?page=2&q=a%20b#p7",
                "/caf%C3%A9",
                "/caf\u00e9",
                "/x?next=https://evil.example",
                "/a//b",
                "/.//evil.example",
                "/@evil.example",
                "/x:y"
            })
    void pathOfThisServer_isFollowed(String path) {
        assertThat(Redirect.local(path)).isTrue();
        assertThat(Redirect.to(path).getStatus()).isEqualTo(303);
        assertThat(Redirect.to(path).getLocation()).hasToString(path);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/x\\y",
                "https://evil.example",
                "https:evil.example",
                "javascript:alert(1)",
                "evil.example",
                "s/night",
                "?x",
                "#x",
                " /x",
                "/x y",
                "/\t/evil.example",
                "/\n/evil.example",
                "/x\r\nSet-Cookie: a=b",
                "/\u0000",
                "/\u007f",
                "/\u0085",
                "/\u2028",
                "/x<y",
                "/x\"y",
                "/%",
                "/%zz",
                "/{x}",
                "/a|b",
                "/a^b",
                "/`"
            })
    void anythingElse_isRefused(String path) {
        assertThat(Redirect.local(path)).isFalse();
        assertThatThrownBy(() -> Redirect.to(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "/s/night, /s/night?done=forum.done.replied",
        "/s/night?page=2, /s/night?page=2&done=forum.done.replied",
        "/s/night#p7, /s/night?done=forum.done.replied#p7",
        "/s/night?page=2#p7, /s/night?page=2&done=forum.done.replied#p7"
    })
    void whatWasDone_isToldBeforeTheFragment(String path, String location) {
        assertThat(Redirect.done(path, "forum.done.replied").getLocation()).hasToString(location);
    }
}
