// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rambla.api.translation.TranslationEngine.Task;
import org.rambla.translation.engine.Verdict.Doubt;
import org.rambla.translation.engine.Verdict.Flag;
import org.rambla.translation.glossary.Rule;
import org.rambla.translation.glossary.Rules;

class AnswersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ar|fr|عنوان قصير عن المدينة|عنوان قصير عن المدينة|LANGUAGE",
                "ar|fr|عنوان قصير عن المدينة|Un titre court sur la ville|NONE",
                "en|ar|A short title about the city|عنوان قصير عن المدينة|NONE",
                "en|ar|A short title about the city|A short title about the city|LANGUAGE",
                "ar|fr|منظمة Amnesty International|Amnesty International|NONE",
                "ar|fr|برشلونة|برشلونة|NONE",
                "el|fr|Η πόλη και οι νέοι|Город и молодёжь|LANGUAGE",
                "fr|en|\u00AB\u00A0Η πόλη και οι νέοι\u00A0\u00BB, Aristote|\u201CΗ πόλη και οι νέοι\u201D, Aristotle|NONE",
                "en|sr|The city and the young|Град и млади|NONE"
            })
    void answerInOtherLetters_isNotUsed(String from, String to, String original, String answer, Doubt doubt) {
        assertThat(Answers.check(from, to, original, List.of(), answer).doubt()).isEqualTo(doubt);
    }

    private static Verdict check(String original, String answer) {
        return Answers.check("fr", "en", original, List.of(), answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "La ville de Nice accueille la réunion.|The City of Nice hosts the meeting.",
                "Voir <x id=\"1\"/> avant le 12 mars.|See <x id=\"1\"/> before 12 March.",
                "Une <g id=\"1\">bonne</g> pratique.|A <g id=\"1\">good</g> practice.",
                "<g id=\"1\">Le <g id=\"2\">rapport</g></g> est là.|<g id=\"1\">The <g id=\"2\">report</g></g> is there.",
                "Prévention &amp; sécurité.|Prevention &amp; safety.",
                "Le budget est de 9 500,50 euros.|The budget is 9,500.50 euros.",
                "La séance commence à 14 h 30.|The session begins at 2:30 pm.",
                "La séance commence à 14 h.|The session begins at 2 p.m.",
                "Au XIXe siècle déjà.|Already in the 19th century.",
                "Trois villes ont répondu.|3 cities replied.",
                "3 villes ont répondu.|Three cities replied.",
                "Le 1er mai.|On 1 May.",
                "Bien sûr, les villes le savent.|Of course, cities know that.",
                "Je suis désolé, mais je ne viendrai pas.|I'm sorry, but I will not come.",
                "😀|😀",
                "Bordeaux, Lyon et Saint-Denis|Bordeaux, Lyon et Saint-Denis",
                "مرحبا بكم|Welcome",
            })
    void sentence_isUsed_whenItSaysTheSame(String original, String answer) {
        assertThat(check(original, answer).doubt()).isEqualTo(Doubt.NONE);
    }

    @Test
    void endlessNumber_isReadWithoutRunningOutOfStack() {
        String number = "1" + ".1".repeat(50_000);
        assertThat(Figures.of(number))
                .singleElement()
                .satisfies(one -> assertThat(one).hasSize(50_001));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "La ville accueille la réunion.|~~|EMPTY",
                "La ville accueille la réunion.|~   ~|EMPTY",
                "Voir <x id=\"1\"/> ici.|See here.|PLACEHOLDERS",
                "Voir <x id=\"1\"/> ici.|See <x id=\"1\"/> <x id=\"1\"/> here.|PLACEHOLDERS",
                "Voir <x id=\"1\"/> ici.|See <x id=\"2\"/> here.|PLACEHOLDERS",
                "Une <g id=\"1\">bonne</g> idée.|A </g>good<g id=\"1\"> idea.|PLACEHOLDERS",
                "Une <g id=\"1\">bonne</g> idée.|A <g id=\"1\">good idea.|PLACEHOLDERS",
                "La ville.|The city<script>alert(1)</script>.|TAGS",
                "La ville.|The city <img src=x onerror=\"alert(1)\">.|TAGS",
                "La ville.|The city &lt;iframe&gt;.|TAGS",
                "La ville.|The city <!-- x -->|TAGS",
                "La ville.|The city, see https://evil.example/x|LINKS",
                "La ville.|The city, see www.evil.example|LINKS",
                "La ville.|Here is the translation: The city.|CHATTER",
                "La ville accueille la réunion.|As an AI language model I like cities.|CHATTER",
                "La ville accueille la réunion.|I'm sorry, but I cannot do that.|CHATTER",
                "La ville.|Sure, I can do that for you. The city.|CHATTER",
                "La ville est belle.|The city is a very long story that began a long time ago and it goes on and on and on for more lines than anybody wants to read at all|LENGTH",
                "Les villes du réseau se réunissent chaque année pour parler de prévention.|Cities meet.|LENGTH",
                "Les villes du réseau se réunissent chaque année pour parler de prévention.|Les villes du réseau se réunissent chaque année pour parler de la prévention.|LANGUAGE",
                "Que faire de la rue ?|Que faire de la rue ?|LANGUAGE",
                "Il y a 250 villes.|There are 25 cities.|FIGURES",
                "Il y a des villes.|There are 250 cities.|FIGURES",
                "Le 12 mars 2026.|On 12 March 2025.|FIGURES",
                "Trois villes.|14 cities.|FIGURES",
            })
    void sentence_isNotUsed_whenItDoesNot(String original, String answer, Doubt doubt) {
        assertThat(check(original, answer).doubt()).isEqualTo(doubt);
        assertThat(check(original, answer).sentence()).isEmpty();
    }

    @Test
    void several_linesOfTalk_areNoTranslation() {
        assertThat(check("La ville.", "The city.\nNote: short.").doubt()).isEqualTo(Doubt.CHATTER);
    }

    @Test
    void tags_thatTheOriginalTalksAbout_stayText() {
        Verdict verdict = check("La balise &lt;b&gt; est permise.", "The tag &lt;b&gt; is allowed.");
        assertThat(verdict.sentence()).isEqualTo("The tag &lt;b&gt; is allowed.");
    }

    @Test
    void placeholders_areTidied_howeverTheMachineWritesThem() {
        Verdict verdict =
                check("Voir <x id=\"1\"/> et <g id=\"2\">lire</g>.", " See < x id='1' ></x> and <G id=2>read</ g>. ");
        assertThat(verdict.sentence()).isEqualTo("See <x id=\"1\"/> and <g id=\"2\">read</g>.");
    }

    @Test
    void marks_thatTurnTheWriting_areTakenOut() {
        assertThat(check("La ville.", "The\u202E city.").sentence()).isEqualTo("The city.");
    }

    @Test
    void everySentence_isRefused_whenTheirNumberIsWrong() {
        Task task = new Task("fr", "en", List.of("Une ville.", "Deux villes."), List.of());
        assertThat(Answers.check(task, Rules.NONE, List.of("A city.")))
                .extracting(Verdict::doubt)
                .containsExactly(Doubt.COUNT, Doubt.COUNT);
    }

    @Test
    void glossary_isFlagged_andTheSentenceUsed() {
        Rule rule = Rule.of(
                List.of("police municipale"), List.of("municipal police", "local police"), List.of("town cops"));
        List<Rule> rules = List.of(rule);
        assertThat(Answers.check("fr", "en", "Les polices municipales.", rules, "The municipal police.")
                        .flags())
                .isEmpty();
        assertThat(Answers.check("fr", "en", "La police municipale.", rules, "Local police.")
                        .flags())
                .isEmpty();
        Verdict verdict = Answers.check("fr", "en", "La police municipale.", rules, "The town cops.");
        assertThat(verdict.usable()).isTrue();
        assertThat(verdict.flags())
                .containsExactlyInAnyOrder(
                        new Flag(Flag.Kind.MISSING, "police municipale", "municipal police"),
                        new Flag(Flag.Kind.FORBIDDEN, "police municipale", "town cops"));
    }

    @Test
    void answers_ofOtherLanguagesThanTwo_areNotDoubtedForTheirLanguage() {
        assertThat(Answers.check(
                                "fr",
                                "es",
                                "Les villes du réseau se réunissent chaque année à Nice pour en parler.",
                                List.of(),
                                "Las ciudades de la red se reúnen cada año en Niza para hablar de ello.")
                        .doubt())
                .isEqualTo(Doubt.NONE);
        assertThat(Answers.check(
                                "fr",
                                "es",
                                "Les villes du réseau se réunissent chaque année à Nice pour en parler.",
                                List.of(),
                                "The cities of the network meet each year in Nice to talk about it.")
                        .doubt())
                .isEqualTo(Doubt.LANGUAGE);
    }
}
