// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FormTokenTest {
    private static final byte[] KEY = "key of a session".getBytes(StandardCharsets.US_ASCII);
    private final FormToken token = new FormToken(KEY, 7);

    private static String value(String html, String name) {
        Matcher matcher =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(html);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private String made() {
        return value(token.fields().toString(), FormToken.FIELD);
    }

    @Test
    void token_isValidForItsKeyOnly() {
        String made = made();
        assertThat(token.valid(made)).isTrue();
        assertThat(new FormToken(KEY, 7).valid(made)).isTrue();
        assertThat(new FormToken("another key".getBytes(StandardCharsets.US_ASCII), 7).valid(made))
                .isFalse();
    }

    @Test
    void tokenOfAGuest_isGoodForWhoeverSignsInInThatBrowser_butNoMembersForAnother() {
        String guests = value(new FormToken(KEY, 0).fields().toString(), FormToken.FIELD);
        assertThat(token.valid(guests)).isTrue();
        assertThat(new FormToken(KEY, 8).valid(made())).isFalse();
        assertThat(new FormToken(KEY, 0).valid(made())).isFalse();
    }

    @Test
    void browserThatLostItsCookie_getsOneKeyForASession() {
        byte[] session = "secret of a session".getBytes(StandardCharsets.US_ASCII);
        BrowserKey one = new BrowserKey(null);
        assertThat(one.get(session)).isEqualTo(new BrowserKey(null).get(session));
        assertThat(one.made().orElseThrow())
                .matches("[0-9a-f]{32}")
                .isNotEqualTo(new String(session, StandardCharsets.US_ASCII));
        assertThat(new BrowserKey(null).get(null)).isNotEqualTo(new BrowserKey(null).get(null));
    }

    /** What stays the same on every page could be guessed letter by letter from the length of the compressed page. */
    @Test
    void token_looksDifferentOnEachPage() {
        Set<String> beginnings = new HashSet<>();
        Set<String> ends = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            String made = value(new FormToken(KEY, 7).fields().toString(), FormToken.FIELD);
            beginnings.add(made.substring(0, 21));
            ends.add(made.substring(22));
        }
        assertThat(beginnings).hasSize(200);
        assertThat(ends).hasSize(200);
    }

    @Test
    void everyForm_hasAKeyOfItsOwn() {
        Set<String> keys = new HashSet<>();
        for (int page = 0; page < 50; page++) {
            FormToken made = new FormToken(KEY, 7);
            for (int form = 0; form < 50; form++) {
                keys.add(value(made.fields().toString(), FormToken.SUBMISSION));
            }
        }
        assertThat(keys).hasSize(2_500).allMatch(s -> s.matches("[0-9a-f]{32}"));
    }

    @Test
    void submission_tellsNothingOfTheToken() {
        String html = token.fields().toString();
        byte[] sent = java.util.Base64.getUrlDecoder().decode(value(html, FormToken.FIELD));
        assertThat(java.util.HexFormat.of().formatHex(sent)).doesNotContain(value(html, FormToken.SUBMISSION));
    }

    @Test
    void token_withOneBitChangedIsInvalid() {
        byte[] sent = java.util.Base64.getUrlDecoder().decode(made());
        for (int i = 0; i < sent.length * 8; i++) {
            byte[] changed = sent.clone();
            changed[i / 8] ^= (byte) (1 << i % 8);
            assertThat(token.valid(
                            java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(changed)))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "!!!!", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "\ud83c\udf19", "\u0000"
            })
    void nonsense_isInvalid(String sent) {
        assertThat(token.valid(sent)).isFalse();
    }

    @Test
    void browserKey_isTheOneOfTheCookieWhenThatIsWellFormed() {
        String cookie = FormToken.freshKey();
        assertThat(new BrowserKey(cookie).get(null)).isEqualTo(cookie.getBytes(StandardCharsets.US_ASCII));
        assertThat(new BrowserKey(cookie).made()).isEmpty();
        for (String bad : new String[] {null, "", "x", cookie.toUpperCase(java.util.Locale.ROOT) + "A", cookie + "0"}) {
            BrowserKey key = new BrowserKey(bad);
            assertThat(key.made()).as("nothing is made before it is needed").isEmpty();
            byte[] made = key.get(null);
            assertThat(key.get(null)).isEqualTo(made);
            assertThat(key.made())
                    .hasValueSatisfying(
                            m -> assertThat(m).matches("[0-9a-f]{32}").isNotEqualTo(bad));
        }
    }
}
