// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rambla.webinar.WebinarFixture.html;
import static org.rambla.webinar.WebinarFixture.place;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rambla.api.page.Refusal;
import org.rambla.content.fixture.TestForm;
import org.rambla.persistence.TestDatabase;
import org.rambla.webinar.checklist.ChecklistPages;

/** What organisers have done around an event. */
final class ChecklistTest {
    @TempDir
    Path folder;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "webinar");
    }

    private static ChecklistPages pages(WebinarFixture webinar) {
        return WebinarFixture.find(webinar.feature.pages(), ChecklistPages.class);
    }

    private static long done(WebinarFixture webinar) {
        return webinar.database.number("select count(*) from webinar_task");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void ticks_areKeptAndTakenBack(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        ChecklistPages pages = pages(webinar);
        long event = webinar.announce();
        assertThat(html(pages.show(event, webinar.visit(9)))).contains("0 of 14 are done", "On the day");

        assertThat(place(pages.save(event, new TestForm("a", "done", "SPEAKERS"), webinar.visit(9))))
                .contains("webinar.done.checklist");
        assertThat(html(pages.show(event, webinar.visit(9))))
                .contains("1 of 14", "value=\"SPEAKERS\" checked", "name=\"shown\" value=\"SPEAKERS\"");

        pages.save(event, new TestForm("x", "done", "NOTHING"), webinar.visit(9));
        pages.save(event, new TestForm("b", "done", "MEETING"), webinar.visit(9));
        assertThat(done(webinar))
                .as("the page was opened before the first tick")
                .isEqualTo(2);
        pages.save(event, new TestForm("c", "done", "MEETING", "shown", "SPEAKERS"), webinar.visit(9));
        assertThat(done(webinar)).isEqualTo(1);
        assertThatThrownBy(() -> pages.save(event, new TestForm("d"), webinar.visit(9, 2, "en")))
                .as("an event of another space")
                .isInstanceOf(Refusal.class);
    }
}
