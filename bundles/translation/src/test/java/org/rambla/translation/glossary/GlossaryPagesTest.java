// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.glossary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Network;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Upload;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.text.Localised;
import org.rambla.content.fixture.TestForm;
import org.rambla.content.fixture.TestSpaces;
import org.rambla.content.fixture.TestVisit;
import org.rambla.persistence.TestDatabase;
import org.rambla.translation.glossary.Concept.Forms;
import org.rambla.translation.glossary.GlossaryDesk.Asked;

class GlossaryPagesTest {
    private static final Asked ALL = new Asked("", "", "", 0);

    private static Network network() {
        return (Network) Proxy.newProxyInstance(
                Network.class.getClassLoader(),
                new Class<?>[] {Network.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "languages" -> List.of("fr", "en", "es");
                    case "name" -> Localised.of("en", "Network");
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private final List<String> noted = new ArrayList<>();

    private final class Entries implements Audit {
        @Override
        public void record(Transaction tx, long actor, long space, String act, Words subject, Words detail) {
            noted.add(actor + " " + space + " " + act + " " + subject.plain() + " (" + detail.plain() + ")");
        }

        @Override
        public void forget(Transaction tx, String text) {
            throw new UnsupportedOperationException();
        }
    }

    private record Sent(byte[] bytes) implements Upload {
        @Override
        public String name() {
            return "g.csv";
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    @Test
    void term_isWritten_shown_changedAndRemoved() {
        try (TestDatabase databases = TestDatabase.derby("translation")) {
            Glossary glossary = new Glossary(databases.database("translation"));
            GlossaryDesk desk = new GlossaryDesk(
                    glossary, network(), new TermLog(databases.database("translation"), new Entries()));
            for (String language : List.of("fr", "en")) {
                TestVisit visit = new TestVisit(3, 0, new TestSpaces(), language);
                assertThat(desk.list(0, true, ALL, visit).body().toString()).contains("/n/translation/glossary/new");
                assertThat(desk.list(0, false, ALL, visit).body().toString())
                        .doesNotContain("/n/translation/glossary/new");
                Page nameless = (Page) desk.save(0, 0, new TestForm("s", "part", "noun"), visit);
                assertThat(nameless.status()).isEqualTo(422);
                Response done = (Response) desk.save(
                        0,
                        0,
                        new TestForm(
                                "s",
                                "part",
                                "noun",
                                "preferred.fr",
                                "maire <b>",
                                "preferred.en",
                                "mayor",
                                "forbidden.en",
                                "boss\nchief"),
                        visit);
                assertThat(done.getStatus()).isEqualTo(303);
                String list = desk.list(0, true, new Asked("en", "may", "", 0), visit)
                        .body()
                        .toString();
                assertThat(list)
                        .contains("mayor", "boss, chief", "maire &lt;b&gt;")
                        .doesNotContain("<b>maire");
                long id = glossary.concepts().all(0).get(0).id();
                assertThat(desk.write(0, id, null, visit).body().toString()).contains("boss\nchief", "preferred.es");
                Page late = (Page)
                        desk.save(0, id, new TestForm("s", "part", "verb", "preferred.en", "late", "base", "1"), visit);
                assertThat(late.status()).isEqualTo(409);
                assertThat(late.body().toString()).contains("late");
                String stamp = Long.toString(glossary.concepts().all(0).get(0).stamp());
                desk.save(0, id, new TestForm("s", "part", "verb", "preferred.en", "major", "base", stamp), visit);
                assertThat(glossary.concepts().all(0))
                        .hasSize(1)
                        .allMatch(concept -> concept.part().equals("verb"));
                assertThat(desk.list(0, true, new Asked("fr", "", "", 0), visit)
                                .body()
                                .toString())
                        .contains("major");
                for (String part : List.of("verb", "noun")) {
                    String now = Long.toString(glossary.concepts().all(0).get(0).stamp());
                    desk.save(0, id, new TestForm("s", "part", part, "preferred.en", "major", "base", now), visit);
                }
                desk.remove(0, id, visit);
                assertThat(glossary.concepts().all(0)).isEmpty();
                assertThat(noted)
                        .containsExactly(
                                "3 0 translation.audit.termAdded mayor (en: mayor, −boss, −chief; fr: maire <b>)",
                                "3 0 translation.audit.termChanged mayor (en: mayor, −boss, −chief → major; fr: maire <b> → –)",
                                "3 0 translation.audit.termNoted major ()",
                                "3 0 translation.audit.termRemoved major (en: major)");
                noted.clear();
                assertThatThrownBy(() -> desk.write(0, id, null, visit)).isInstanceOf(Refusal.class);
            }
        }
    }

    @Test
    void wordsOfTheNetwork_areForItsMembers() {
        try (TestDatabase databases = TestDatabase.derby("translation")) {
            Glossary glossary = new Glossary(databases.database("translation"));
            GlossaryDesk desk = new GlossaryDesk(
                    glossary, network(), new TermLog(databases.database("translation"), new Entries()));
            for (long space : new long[] {0, 1}) {
                String word = space == 0 ? "of the network" : "of the space";
                Concept concept = new Concept(
                        0, space, "noun", Localised.NONE, "", Map.of("en", new Forms(word, List.of(), List.of())));
                glossary.concepts().save(concept, 1);
            }
            TestSpaces spaces = new TestSpaces();
            spaces.add(1, "night", Visibility.PUBLIC, "translation");
            TestVisit member = new TestVisit(3, 1, spaces, "en");
            TestVisit guest = new TestVisit(0, 1, spaces, "en");
            GlossaryApi api = new GlossaryApi(glossary);
            assertThat(desk.list(1, false, ALL, member).body().toString()).contains("of the network", "of the space");
            assertThat(desk.list(1, false, ALL, guest).body().toString())
                    .contains("of the space")
                    .doesNotContain("of the network");
            assertThat(api.list("en", "", "", 0, member).terms()).hasSize(2);
            assertThat(api.list("en", "", "", 0, guest).terms()).hasSize(1);
        }
    }

    @Test
    void file_isBroughtIn_orRefusedInWords() throws Exception {
        try (TestDatabase databases = TestDatabase.derby("translation")) {
            Glossary glossary = new Glossary(databases.database("translation"));
            GlossaryDesk desk = new GlossaryDesk(
                    glossary, network(), new TermLog(databases.database("translation"), new Entries()));
            TestVisit visit = new TestVisit(3, 0, new TestSpaces(), "en");
            byte[] table = "fr;en\nmaire;mayor\nélu;elected representative".getBytes(StandardCharsets.UTF_8);
            Response done = (Response) desk.bring(0, new TestForm("s").with(new Sent(table)), visit);
            assertThat(done.getStatus()).isEqualTo(303);
            assertThat(done.getLocation().toString()).contains("/import?added=2&changed=0&same=0&done=");
            assertThat(noted).containsExactly("3 0 translation.audit.termsBrought 2 (0)");
            assertThat(desk.importing(0, null, new BringTerms.Outcome(77, 1, 0), visit)
                            .body()
                            .toString())
                    .contains("77");
            assertThat(glossary.concepts().all(0)).hasSize(2);
            byte[] old = "fr;en\nélu;x".getBytes(StandardCharsets.ISO_8859_1);
            for (byte[] bad : List.of(old, new byte[0], "<html/>".getBytes(StandardCharsets.UTF_8))) {
                TestForm form = new TestForm("s").with(new Sent(bad));
                assertThat(((Page) desk.bring(0, form, visit)).status()).isEqualTo(422);
                assertThat(visit.text(form.problems().get("file"), 1)).isNotEmpty();
            }
            assertThat(((Page) desk.bring(0, new TestForm("s"), visit)).status())
                    .isEqualTo(422);
            assertThat(desk.csv(0, visit).getEntity().toString()).contains("mayor");
            assertThat(desk.tbx(0, visit).getEntity().toString()).contains("mayor");
        }
    }
}
