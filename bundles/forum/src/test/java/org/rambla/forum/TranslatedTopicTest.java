// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rambla.forum.ForumFixture.html;
import static org.rambla.forum.ForumFixture.place;

import jakarta.ws.rs.core.Response;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rambla.api.page.Page;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.translation.Reading.Origin;
import org.rambla.api.translation.Translator;
import org.rambla.content.fixture.TestForm;
import org.rambla.content.fixture.TestVisit;
import org.rambla.persistence.TestDatabase;

/** Topics and answers in the reader's language. */
final class TranslatedTopicTest {
    @TempDir
    Path folder;

    private final TestDatabase databases = TestDatabase.derby("content", "forum");
    private ForumFixture forum;
    private int asked;

    @BeforeEach
    void open() {
        Translator upper = question -> {
            asked++;
            Map<Long, Translator.Version> all = new HashMap<>();
            question.texts()
                    .forEach(text -> all.put(
                            text.id(),
                            new Translator.Version(
                                    text.title().toUpperCase(),
                                    text.body().html().replace("text", "TEXTE"),
                                    text.body().sanitiser(),
                                    Origin.MACHINE,
                                    false,
                                    false)));
            return all;
        };
        forum = new ForumFixture(databases, folder, upper);
        forum.spaces.add(1, "night", Visibility.PUBLIC, "forum", "translation");
    }

    @AfterEach
    void close() {
        forum.close();
        databases.close();
    }

    private TestVisit reader() {
        return new TestVisit(0, 1, forum.spaces, "fr").permissions(ForumFixture.PERMISSIONS);
    }

    @Test
    void topicAnswersListAndPrint_areInTheReadersLanguage_askedForOnceAPage() {
        long topic = forum.start(7, "Lamps", "first text");
        for (int i = 0; i < 25; i++) {
            forum.reply(8, topic, "another text " + i);
        }
        String html = html(forum.topics.topic(topic, "1", "", "", reader()));
        assertThat(html)
                .contains("<h1 lang=\"fr\">LAMPS</h1>", "first TEXTE", "another TEXTE 3", "Traduction automatique")
                .doesNotContain("another text");
        assertThat(asked).isEqualTo(1);
        assertThat(html(forum.topics.topic(topic, "2", "", "", reader()))).contains("LAMPS", "another TEXTE 24");
        assertThat(html(forum.topics.list("", "", reader())))
                .contains("lang=\"fr\">LAMPS</a>", "Traduction automatique");
        assertThat(html(forum.topics.print(topic, "1", reader()))).contains("LAMPS", "another TEXTE 24");
        assertThat(html(forum.topics.topic(topic, "1", "", "", forum.visit(7))))
                .contains("<h1 lang=\"en\">Lamps</h1>", "first text")
                .doesNotContain("TEXTE");
    }

    /** What is written under the wrong language would never be translated, or from the wrong one. */
    @Test
    void languageThatDoesNotFit_isAskedAbout_once_andNeverGuessed() {
        String french =
                "Nous avons éteint les lampes de la rue pour une nuit, et les voisins ont dit que c’est bien pour"
                        + " leurs enfants, mais pas pour ceux qui rentrent tard dans la nuit par les chemins du parc";
        TestForm doubtful = forum.form("title", "Nuit", "body", french);
        Object answer = forum.topics.start(doubtful, forum.visit(7));
        assertThat(((Page) answer).status()).isEqualTo(422);
        assertThat(doubtful.problems()).containsEntry("language", "web.problem.language");
        assertThat(html(answer)).contains("name=\"languageAsked\" value=\"1\"", "les voisins");
        TestForm sure = forum.form("title", "Nuit", "body", french, "languageAsked", "1");
        assertThat(place(forum.topics.start(sure, forum.visit(7)))).contains("/topics/");
        for (String quoting :
                List.of("> Thank you.\n\n" + french, "<blockquote><p>Thanks</p></blockquote><p>" + french)) {
            TestForm reply = forum.form(
                    "title", "Nuit", "body", quoting, "bodyFormat", quoting.startsWith("<") ? "html" : "text");
            forum.topics.start(reply, forum.visit(7));
            assertThat(reply.problems()).as(quoting).containsEntry("language", "web.problem.language");
        }
        for (String body : List.of(
                "Les lampes de la rue",
                "> " + french + "\n\nThank you.",
                "<blockquote><p>" + french + "</p></blockquote><p>Thank you.</p>",
                "The lamps of our street were out for a night, and this was good for the children who live there, but"
                        + " not for those who come home late at night from the other end of the park. "
                        + french)) {
            TestForm clear =
                    forum.form("title", "Night", "body", body, "bodyFormat", body.startsWith("<") ? "html" : "text");
            assertThat(forum.topics.start(clear, forum.visit(7))).as(body).isInstanceOf(Response.class);
        }
    }
}
