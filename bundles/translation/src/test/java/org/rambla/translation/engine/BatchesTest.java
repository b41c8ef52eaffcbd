// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rambla.api.translation.TranslationFailure;
import org.rambla.api.translation.TranslationFailure.Reason;

class BatchesTest {
    private final Batches batches = new Batches(2, 100);
    private final List<List<String>> sent = new ArrayList<>();

    private List<String> answer(List<String> sentences) throws Batches.TooMuch, TranslationFailure {
        sent.add(List.copyOf(sentences));
        if (sentences.contains("late")) {
            throw new TranslationFailure(Reason.DOWN, "no answer within 55 s");
        }
        if (sentences.contains("no")) {
            throw new Batches.TooMuch(new TranslationFailure(Reason.UNSUPPORTED, "refused"));
        }
        return sentences.stream().map(sentence -> sentence + "!").toList();
    }

    @Test
    void sentenceThatIsRefused_isLeftOut_andTheOthersAreTranslated() throws Exception {
        assertThat(batches.translate(List.of("a", "no", "b"), this::answer)).containsExactly("a!", "", "b!");
        assertThatThrownBy(() -> batches.translate(List.of("no", "no"), this::answer))
                .isInstanceOfSatisfying(
                        TranslationFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Reason.UNSUPPORTED));
    }

    @Test
    void whatWasAnsweredBeforeTheTimeWasUp_isNotThrownAway() throws Exception {
        assertThat(batches.translate(List.of("a", "b", "late", "c"), this::answer))
                .containsExactly("a!", "b!", "", "");
        assertThatThrownBy(() -> batches.translate(List.of("late", "a"), this::answer))
                .isInstanceOf(TranslationFailure.class);
    }

    @Test
    void blankSentence_isNotSent() throws Exception {
        assertThat(batches.translate(List.of("a", "", "b", "c"), this::answer)).containsExactly("a!", "", "b!", "c!");
        assertThat(sent).containsExactly(List.of("a", "b"), List.of("c"));
        assertThat(batches.translate(List.of(""), this::answer)).containsExactly("");
    }
}
