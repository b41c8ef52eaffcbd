// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.glossary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rambla.api.text.Localised;
import org.rambla.translation.exchange.Unreadable;
import org.rambla.translation.glossary.Concept.Forms;

class GlossaryFilesTest {
    private static final List<Concept> CONCEPTS = List.of(
            new Concept(
                    0,
                    0,
                    "noun",
                    Localised.of("fr", "Dit \"PM\" ; aussi, ailleurs.", "en", "Says = so."),
                    "Code, art. 12",
                    forms(
                            "en", new Forms("=municipal police", List.of("local police"), List.of("cops", "<b>")),
                            "fr", new Forms("police municipale", List.of("PM"), List.of()))),
            new Concept(
                    0,
                    0,
                    "name",
                    Localised.NONE,
                    "",
                    forms(
                            "es",
                            new Forms("Niza", List.of(), List.of()),
                            "fr",
                            new Forms("Nice & co", List.of(), List.of()))),
            // A number, a region, and a note in a language that has no word yet.
            new Concept(
                    1017,
                    0,
                    "verb",
                    Localised.of("de", "Noch kein Wort."),
                    "",
                    forms(
                            "pt-BR",
                            new Forms("celular", List.of(), List.of()),
                            "pt",
                            new Forms("telemóvel", List.of(), List.of()))));

    private static Map<String, Forms> forms(String one, Forms first, String other, Forms second) {
        Map<String, Forms> forms = new LinkedHashMap<>();
        forms.put(one, first);
        forms.put(other, second);
        return forms;
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void table_isReadAsItWasWritten(String language) throws Exception {
        String csv = GlossaryCsv.write(CONCEPTS, language);
        assertThat(csv).contains("\"'=municipal police\"");
        assertThat(GlossaryCsv.read(csv, 10)).isEqualTo(CONCEPTS);
    }

    @Test
    void tbx_isReadAsItWasWritten() throws Exception {
        String tbx = GlossaryTbx.write(CONCEPTS, "Network", "en");
        assertThat(tbx).contains("urn:iso:std:iso:30042:ed-2", "deprecatedTerm-admn-sts", "&lt;b&gt;");
        assertThat(GlossaryTbx.read(tbx.getBytes(StandardCharsets.UTF_8), 10, Set.of("pt-BR")))
                .isEqualTo(CONCEPTS);
    }

    @Test
    void tbx_ofTheEditionBefore_isRead() throws Exception {
        String martif = """
                <?xml version="1.0"?>
                <!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
                <martif type="TBX" xml:lang="en"><text><body>
                <termEntry id="1"><langSet xml:lang="fr-FR"><tig><term>maire</term></tig></langSet>
                <langSet xml:lang="en"><ntig><termGrp><term>may<hi>or</hi></term>
                <termNote type="partOfSpeech">noun</termNote></termGrp></ntig></langSet></termEntry>
                </body></text></martif>""";
        List<Concept> concepts = GlossaryTbx.read(martif.getBytes(StandardCharsets.UTF_8), 10, Set.of());
        assertThat(concepts).hasSize(1);
        assertThat(concepts.get(0).in("fr").preferred()).isEqualTo("maire");
        assertThat(concepts.get(0).in("en").preferred()).isEqualTo("mayor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a/>",
                "<tbx><body>",
                "no xml",
                "<!DOCTYPE tbx [<!ENTITY a \"b\">]><tbx><conceptEntry><langSec xml:lang=\"en\"><termSec><term>&a;</term></termSec></langSec></conceptEntry></tbx>",
                "<!DOCTYPE tbx [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><tbx><conceptEntry><langSec xml:lang=\"en\"><termSec><term>&x;</term></termSec></langSec></conceptEntry></tbx>",
            })
    void tbx_thatIsHostileOrNone_isRefused(String file) {
        assertThatThrownBy(() -> GlossaryTbx.read(file.getBytes(StandardCharsets.UTF_8), 10, Set.of()))
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void tbx_thatIsABomb_isRefused() {
        StringBuilder entities = new StringBuilder("<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            entities.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        String bomb =
                "<!DOCTYPE tbx [" + entities + "]><tbx><conceptEntry><langSec xml:lang=\"en\"><termSec><term>&a29;"
                        + "</term></termSec></langSec></conceptEntry></tbx>";
        assertThatThrownBy(() -> GlossaryTbx.read(bomb.getBytes(StandardCharsets.UTF_8), 10, Set.of()))
                .isInstanceOf(Unreadable.class);
        String deep = "<tbx>" + "<p>".repeat(5_000);
        assertThatThrownBy(() -> GlossaryTbx.read(deep.getBytes(StandardCharsets.UTF_8), 10, Set.of()))
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void table_ofASpreadsheet_isRead_withWhateverSeparator() throws Exception {
        assertThat(GlossaryCsv.read("FR;EN\r\nmaire;mayor\r\n\r\n;\r\n", 10)).hasSize(1);
        assertThat(GlossaryCsv.read("fr\ten\nmaire\tmayor", 10)).hasSize(1);
        assertThat(GlossaryCsv.read("fr,en\n\"a \"\"b\"\", c\",d\n", 10)
                        .get(0)
                        .in("fr")
                        .preferred())
                .isEqualTo("a \"b\", c");
        assertThatThrownBy(() -> GlossaryCsv.read("Begriff;Wort\na;b", 10)).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> GlossaryCsv.read("fr,en\nmaire,mayor\n\"place,square\nrue,street", 10))
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        unreadable -> assertThat(unreadable.arguments()).containsExactly(3L));
        assertThatThrownBy(() -> GlossaryCsv.read("fr\na\nb\nc", 2)).isInstanceOf(Unreadable.class);
    }

    @Test
    void demonstration_hasTheWordsOfUrbanSecurity_inBothLanguages() throws Exception {
        Path file = Path.of("../demo/src/main/resources/demo/glossary.tsv");
        try (InputStream in = Files.newInputStream(file)) {
            List<Concept> concepts = GlossaryCsv.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), 1_000);
            assertThat(concepts).hasSizeGreaterThanOrEqualTo(150);
            assertThat(concepts).allSatisfy(concept -> {
                assertThat(concept.in("fr").preferred()).isNotEmpty();
                assertThat(concept.in("en").preferred()).isNotEmpty();
                assertThat(concept.notes().texts().size()).isNotEqualTo(1);
            });
            Rules rules = new Rules(
                    concepts.stream().map(concept -> concept.rule("fr", "en")).toList());
            // No house word offends against the house itself.
            for (Concept concept : concepts) {
                for (Rule rule : rules.in(concept.in("fr").preferred())) {
                    Phrase answer = Phrase.of(concept.in("en").preferred());
                    assertThat(rule.forbidden())
                            .as("%s in %s", rule.term(), concept.in("en").preferred())
                            .noneMatch(form -> form.phrase().in(answer)
                                    && rule.targets().stream()
                                            .noneMatch(target -> target.phrase().in(answer)));
                }
            }
        }
    }
}
