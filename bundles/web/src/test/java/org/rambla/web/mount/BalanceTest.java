// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.mount;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BalanceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "words &lt; more",
                "<p>one</p>",
                "<ul><li>one<br>two</li></ul>",
                "<svg><use href=\"#a\"/></svg>",
                "<p title=\"a > b\">x</p>",
                "<!-- <p> --><hr>"
            })
    void htmlThatClosesWhatItOpens_holds(String html) {
        assertThat(Balance.holds(html)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>",
                "</div>",
                "<b><i></b></i>",
                "</main><p></p>",
                "<div class='open",
                "<!-- open",
                "<p>a<p>b</p>",
                "x < y"
            })
    void htmlThatDoesNot_isFound(String html) {
        assertThat(Balance.holds(html)).isFalse();
    }
}
