// SPDX-License-Identifier: Apache-2.0
package org.rambla.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rambla.mail.delivery.SmtpServer;
import org.rambla.mail.letter.Sender;

class SmtpServerTest {
    @Test
    void address_isReadWithItsUserAndPort() {
        assertThat(SmtpServer.of("smtp://anna%40x:p%2Bw%40rd+1@mail.example:2525?starttls"))
                .isEqualTo(new SmtpServer("mail.example", 2525, "anna@x", "p+w@rd+1", false, true));
        assertThat(SmtpServer.of("smtps://mail.example"))
                .isEqualTo(new SmtpServer("mail.example", 465, "", "", true, false));
        assertThat(SmtpServer.of("smtp://mail.example").port()).isEqualTo(25);
        assertThat(SmtpServer.of("smtp://mail.example?starttls").port()).isEqualTo(587);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.example",
                "http://mail.example",
                "smtp://anna:p@ss word@mail.example",
                "smtp://",
                "smtp:///x"
            })
    void address_thatCannotBeRead_isRefusedWithoutShowingThePassword(String url) {
        assertThatThrownBy(() -> SmtpServer.of(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mail server's address")
                .message()
                .doesNotContain("p@ss");
    }

    @Test
    void password_isNeverShown() {
        assertThat(SmtpServer.of("smtp://anna:secret@mail.example").toString())
                .contains("anna", "mail.example")
                .doesNotContain("secret");
    }

    @Test
    void sender_hasAnAddressAndPerhapsAName() {
        assertThat(Sender.of("Network <n@x.example>", "https://y.example"))
                .isEqualTo(new Sender("n@x.example", "Network"));
        assertThat(Sender.of("n@x.example", "https://y.example")).isEqualTo(new Sender("n@x.example", ""));
        assertThat(Sender.of(" ", "https://y.example").address()).isEqualTo("no-reply@y.example");
        assertThat(Sender.of("", "http://localhost:8080").domain()).isEqualTo("rambla.localhost");
        assertThat(Sender.of("a@x.example\r\nBcc: b@x.example", "https://y.example")
                        .address())
                .doesNotContain("\r", "\n");
    }
}
