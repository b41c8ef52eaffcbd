// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rambla.launcher.system.OnServer;
import org.rambla.launcher.system.RunningServer;
import org.rambla.launcher.system.WebForm;
import org.rambla.launcher.system.WebPage;

/** The same form twice, and two people at the same text. */
@OnServer(org.rambla.launcher.system.DatabaseKind.DERBY)
class TwoAtOnceIT {
    private final Stage stage;

    TwoAtOnceIT(RunningServer server) {
        stage = Stage.set(server);
    }

    @Test
    void formSentEightTimesAtOnce_makesOneTopicAndOneReply() {
        WebForm form = stage.member
                .browser()
                .open(stage.path("/forum/topics/new"))
                .form("/forum/topics")
                .fill("title", "Sent by an impatient hand")
                .fill("body", "Once is enough");
        assertThat(places(form)).hasSize(1);
        WebPage list = stage.member.browser().open(stage.path("/forum"));
        Set<String> topics = new TreeSet<>(list.links().stream()
                .map(link -> link.replaceAll("\\?.*", ""))
                .filter(link -> link.matches(".*/forum/topics/\\d+"))
                .toList());
        assertThat(topics).hasSize(1);
        String topic = topics.iterator().next();
        WebForm reply = stage.other.browser().open(topic).form("/replies").fill("body", "Me too");
        assertThat(places(reply)).hasSize(1);
        assertThat(stage.other.browser().open(topic).document().select("article"))
                .hasSize(2);
    }

    private static Set<String> places(WebForm form) {
        Set<String> places = new TreeSet<>();
        List<WebPage> answers =
                IntStream.range(0, 8).parallel().mapToObj(i -> form.send()).toList();
        answers.forEach(answer -> places.add(answer.expect(303).header("Location")));
        return places;
    }

    @Test
    void secondOfTwoEditors_seesBothTexts_andLosesNothing() {
        String topic = stage.topic("Two hands", "The first text of all");
        String edit = stage.member.browser().open(topic).links().stream()
                .filter(link -> link.endsWith("/edit"))
                .findFirst()
                .orElseThrow();
        WebForm mine = stage.member.browser().open(edit).form("/edit").fill("body", "What the first editor wrote");
        WebForm second = stage.member.browser().open(edit).form("/edit").fill("body", "What the second editor wrote");
        mine.submit();
        WebPage both = second.send();
        assertThat(both.status()).isEqualTo(409);
        assertThat(both.document().text()).contains("What the first editor wrote");
        assertThat(both.form("/edit").fields().get("body").get(0)).contains("What the second editor wrote");
        WebPage saved = both.form("/edit").submit();
        assertThat(saved.document().text()).contains("What the second editor wrote");
    }

    @Test
    void secondOfTwoAdministrators_isToldThatItChanged_andLosesNothing() {
        String path = "/admin/people/" + stage.other.id();
        WebForm first = stage.administrator().open(path).form(path).fill("function", "Night mediator");
        WebForm second = stage.administrator().open(path).form(path).fill("function", "Head of mediation");
        first.submit();
        WebPage refused = second.send();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.form(path).fields().get("function")).containsExactly("Head of mediation");
    }

    @Test
    void secondOfTwoManagers_isToldThatTheSpaceChanged_andLosesNothing() {
        String path = stage.path("/settings/texts");
        WebForm first = stage.manager.browser().open(path).form("/settings/texts");
        WebForm second = stage.manager.browser().open(path).form("/settings/texts");
        String field = first.fields().keySet().stream()
                .filter(name -> name.startsWith("guidelines.") && !name.endsWith("Format"))
                .findFirst()
                .orElseThrow();
        first.fill(field, "Be brief").submit();
        WebPage refused = second.fill(field, "Be kind to each other, always").send();
        assertThat(refused.status()).isIn(409, 422);
        assertThat(refused.body()).contains("Be kind to each other, always");
    }
}
