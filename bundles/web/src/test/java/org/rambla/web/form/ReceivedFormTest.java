// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rambla.api.page.Refusal;
import org.rambla.api.text.Messages;
import org.rambla.web.front.House;
import org.rambla.web.front.Requests;
import org.rambla.web.front.Requests.SentPart;

final class ReceivedFormTest {
    private static House house;
    private static Messages english;

    @BeforeAll
    static void build() {
        house = new House();
        english = house.messages().in("en");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static ReceivedForm form(String body) throws IOException {
        return ReceivedForm.read(Requests.form(body), english);
    }

    private static ReceivedForm multipart(SentPart... parts) throws IOException {
        return ReceivedForm.read(Requests.multipart(parts), english);
    }

    @Test
    void fields_keepTheirOrderAndAllTheirValues() throws Exception {
        ReceivedForm form = form("b=1&a=x&b=2&c=&d&=e&&f=1=2");
        assertThat(form.fields()).containsExactly("b", "a", "c", "d", "", "f");
        assertThat(form.values("b")).containsExactly("1", "2");
        assertThat(form.raw("b")).isEqualTo("1");
        assertThat(form.value("d")).isEmpty();
        assertThat(form.value("f")).isEqualTo("1=2");
        assertThat(form.has("c")).isTrue();
        assertThat(form.has("none")).isFalse();
        assertThat(form.value("none")).isEmpty();
        assertThat(form.values("none")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a=caf%C3%A9 | caf\u00e9",
                "a=caf\u00e9 | caf\u00e9",
                "a=1+2%2B3 | 1 2+3",
                "a=100% | 100%",
                "a=%zz%4 | %zz%4",
                "a=%41%4 | A%4",
                "a=%F0%9F%8C%99 | \ud83c\udf19",
                "a=%FF | \ufffd",
                "a=%26%3D | &=",
                "%61=x | x"
            })
    void value_isDecodedAsUtf8(String body, String value) throws Exception {
        assertThat(form(body).value("a")).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a%00b | ab",
                "a%0Ab | \"a\nb\"",
                "a%0D%0Ab | \"a\nb\"",
                "a%0Db | \"a\nb\"",
                "a%0D%0D%0Ab | \"a\n\nb\"",
                "a%09b | \"a\tb\"",
                "a%07%1B%7Fb | ab",
                "a%EF%BF%BEb | ab",
                "a%EF%BF%BFb | ab",
                "%E2%80%AEabc | \u202eabc",
                "e%CC%81 | e\u0301"
            })
    void control_charactersGoAndLineEndsAreOne(String sent, String kept) throws Exception {
        assertThat(form("a=" + sent).raw("a")).isEqualTo(kept);
    }

    @Test
    void halfOfASurrogatePair_goes() throws Exception {
        // Encoded one by one, as broken programs do; and as bytes of a part.
        assertThat(form("a=x%ED%A0%BCy").raw("a"))
                .doesNotMatch(".*[\ud800-\udfff].*")
                .startsWith("x")
                .endsWith("y");
        assertThat(multipart(new SentPart("a", null, "x\ud83c\udf19y")).raw("a"))
                .isEqualTo("x\ud83c\udf19y");
    }

    @Test
    void name_isCleanedToo() throws Exception {
        assertThat(form("a%00%0Db=1").fields()).containsExactly("a\nb");
    }

    @Test
    void value_isTrimmedAndRawIsNot() throws Exception {
        ReceivedForm form = form("a=+%0A+x+%E2%80%83");
        assertThat(form.value("a")).isEqualTo("x");
        assertThat(form.raw("a")).isEqualTo(" \n x \u2003");
    }

    @Test
    void tokens_areNoFields() throws Exception {
        String once = "0123456789abcdef0123456789abcdef";
        ReceivedForm form = form("_token=abc&_once=" + once + "&a=1");
        assertThat(form.token()).isEqualTo("abc");
        assertThat(form.submission()).isEqualTo(once);
        assertThat(form.fields()).containsExactly("a");
        assertThat(form("_once=" + once + "'").submission()).isEmpty();
        assertThat(form("").token()).isEmpty();
    }

    @Test
    void twoThousandFields_areTakenAndNoMore() throws Exception {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            body.append("f").append(i).append("=v&");
        }
        assertThat(form(body.toString()).fields()).hasSize(2_000);
        assertTooLarge(body + "last=1");
        assertTooLarge("a=1&".repeat(2_001));
    }

    private static void assertTooLarge(String body) {
        assertThatThrownBy(() -> form(body))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(413));
    }

    @Test
    void eightMegabytesOfText_areTakenAndNoMore() throws Exception {
        assertThat(form("a=" + "x".repeat(7_999_998)).raw("a")).hasSize(7_999_998);
        assertTooLarge("a=" + "x".repeat(7_999_999));
        // The size counts before the bytes are read.
        SentPart huge = new SentPart("a", null, new byte[0], 8_000_001);
        assertThatThrownBy(() -> multipart(huge)).isInstanceOf(Refusal.class);
    }

    @Test
    void multipart_bringsFieldsAndFilesApart() throws Exception {
        ReceivedForm form = multipart(
                new SentPart("title", null, " A title\r\n"),
                new SentPart("_token", null, "abc"),
                new SentPart("file", "a.txt", "bytes"),
                new SentPart("file", "", ""),
                new SentPart("file", "b.txt", "more"));
        assertThat(form.value("title")).isEqualTo("A title");
        assertThat(form.token()).isEqualTo("abc");
        assertThat(form.hasFiles()).isTrue();
        assertThat(form.files("file")).hasSize(2);
        assertThat(form.files("file").get(0).name()).isEqualTo("a.txt");
        assertThat(form.files("file").get(0).size()).isEqualTo(5);
        try (var in = form.files("file").get(1).open()) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("more");
        }
        assertThat(form.files("none")).isEmpty();
        assertThat(form.has("file")).isFalse();
    }

    @Test
    void whatTheContainerKeeps_isDiscarded() throws Exception {
        SentPart file = new SentPart("file", "a.txt", "bytes");
        ReceivedForm form = multipart(file);
        assertThat(file.deleted()).isFalse();
        form.discard();
        assertThat(file.deleted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "application/x-www-form-urlencoded2", "multipart/mixed"})
    void otherBody_isNoForm(String type) {
        assertThatThrownBy(() -> ReceivedForm.read(Requests.body(type, "a=1"), english))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(415));
    }

    @Test
    void noBody_isAnEmptyForm() throws Exception {
        assertThat(ReceivedForm.read(Requests.body(null, ""), english).fields()).isEmpty();
    }

    @Test
    void typedText_isGivenBackWithoutPasswords() throws Exception {
        ReceivedForm form = form("title=a&password=b&newPassword=c&PASSWORD2=d&_token=e");
        assertThat(form.typed()).containsOnlyKeys("title");
        assertThat(form.value("password")).as("the resource still gets it").isEqualTo("b");
    }

    @Test
    void checks_keepTheFirstMessageOfEachField() throws Exception {
        ReceivedForm form = form("empty=+&long=abcdef&number=x&small=0&right=7&choice=c");
        assertThat(form.required("empty", 5)).isEmpty();
        form.reject("empty", "web.problem.choice");
        assertThat(form.optional("long", 5)).as("what was typed is not cut").isEqualTo("abcdef");
        assertThat(form.number("number", 1, 10)).isEqualTo(1);
        assertThat(form.number("small", 1, 10)).isEqualTo(1);
        assertThat(form.number("right", 1, 10)).isEqualTo(7);
        form.oneOf("choice", Set.of("a", "b"));
        assertThat(form.valid()).isFalse();
        assertThat(form.problems())
                .containsEntry("empty", "Please fill this in")
                .containsEntry("long", "At most 5 characters; this is 6")
                .containsEntry("number", "A whole number from 1 to 10")
                .containsEntry("choice", "Please choose one of the answers")
                .doesNotContainKey("right");
        assertThat(form.problems().keySet()).containsExactly("empty", "long", "number", "small", "choice");
    }

    @Test
    void checks_passWhatIsRight() throws Exception {
        ReceivedForm form = form("a=abc&b=-5&c=x");
        assertThat(form.required("a", 3)).isEqualTo("abc");
        assertThat(form.number("b", -5, 0)).isEqualTo(-5);
        assertThat(form.oneOf("c", Set.of("x"))).isEqualTo("x");
        assertThat(form.valid()).isTrue();
        assertThat(form.problem("a")).isEmpty();
    }
}
