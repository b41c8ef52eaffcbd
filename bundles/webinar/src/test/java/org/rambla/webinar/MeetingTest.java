// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.rambla.webinar.WebinarFixture.html;
import static org.rambla.webinar.WebinarFixture.place;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.content.fixture.TestForm;
import org.rambla.persistence.TestDatabase;
import org.rambla.webinar.meeting.BigBlueButton;
import org.rambla.webinar.meeting.MeetingPages;
import org.rambla.webinar.meeting.MeetingProblem;

/** Meeting rooms on a server of their own, which is a real one over HTTP that looks at checksums. */
final class MeetingTest {
    private static final Pattern JOIN = Pattern.compile("href=\"(http://127[^\"]*/join\\?[^\"]*)\"");

    private static final BigBlueButton.Passwords PASSWORDS = new BigBlueButton.Passwords("one", "other");

    @TempDir
    Path folder;

    private MeetingServerStandIn server;

    static Stream<TestDatabase> databases() {
        return TestDatabase.both("content", "webinar");
    }

    @BeforeEach
    void start() throws IOException {
        server = new MeetingServerStandIn();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private BigBlueButton client() {
        return new BigBlueButton(server.url() + "/", MeetingServerStandIn.SECRET, Duration.ofSeconds(10));
    }

    private static String enter(WebinarFixture webinar, long event, long member) {
        return enter(webinar, event, member, "en");
    }

    private static String enter(WebinarFixture webinar, long event, long member, String language) {
        long id = webinar.database.number(
                "select id from webinar_registration where event = ? and member = ?", event, member);
        String[] path = webinar.links.join(id).split("/");
        return html(webinar.held.enter(path[4], path[5], webinar.visit(0, 1, language)));
    }

    private static Map<String, String> joined(String html) {
        Matcher found = JOIN.matcher(html.replace("&amp;", "&"));
        assertThat(found.find()).as(html).isTrue();
        URI address = URI.create(found.group(1));
        assertThat(MeetingServerStandIn.signed("join", address.getRawQuery())).isTrue();
        return MeetingServerStandIn.parameters(address.getRawQuery());
    }

    @Test
    void checksum_isTheOneOfTheManual() {
        // The example of BigBlueButton's own description of its API.
        assertThat(MeetingServerStandIn.signed(
                        "create",
                        "name=Test+Meeting&meetingID=abc123&attendeePW=111222&moderatorPW=333444"
                                + "&checksum=1fcbb0c4fc1f039f73aa6d697d2db9ba7f803f17"))
                .isTrue();
    }

    @Test
    void calls_areSignedSoThatTheServerTakesThem() throws MeetingProblem {
        BigBlueButton client = client();
        assertThat(client.running("m 1&é")).isFalse();
        assertThat(client.state("m 1&é").running()).isFalse();
        client.create("m 1&é", "Ê".repeat(90), "https://network.example/s/night?a=b&c=d", PASSWORDS);
        assertThat(client.running("m 1&é")).isTrue();
        assertThat(client.state("m 1&é").people()).isEqualTo(3);
        assertThat(client.recordings("m 1&é")).isEmpty();
        server.recordings.put(
                "m 1&é",
                MeetingServerStandIn.recording("r1", "https://meet.example/playback/r1")
                        + MeetingServerStandIn.recording("r2", "javascript:alert(1)"));
        assertThat(client.recordings("m 1&é"))
                .extracting(BigBlueButton.Recording::address, BigBlueButton.Recording::minutes)
                .containsExactly(tuple("https://meet.example/playback/r1", 110));
        assertThat(server.meetings.get("m 1&é")).containsEntry("autoStartRecording", "false");
    }

    @Test
    void wrongSecret_isRefusedByTheServerAndNeverTold() {
        BigBlueButton client = new BigBlueButton(server.url(), "not-the-secret");
        assertThatThrownBy(() -> client.running("m"))
                .isInstanceOf(MeetingProblem.class)
                .hasMessageContaining("checksumError")
                .hasMessageNotContaining("not-the-secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE r [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><response><returncode>SUCCESS</returncode><running>&e;</running></response>",
                "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><response><returncode>SUCCESS</returncode></response>",
                "<response><returncode>SUCCESS</returncode>",
                "nothing like XML",
                "<html><body>Bad gateway</body></html>"
            })
    void hostileOrBrokenAnswers_areNoAnswers(String answer) {
        server.misbehaving = answer;
        assertThatThrownBy(() -> client().running("m")).isInstanceOf(MeetingProblem.class);
    }

    @Test
    void endlessAnswers_areNotTaken() {
        server.misbehaving = "<response>" + "x".repeat(3_000_000) + "</response>";
        assertThatThrownBy(() -> client().running("m")).isInstanceOf(MeetingProblem.class);
        server.misbehaving = "<response><returncode>SUCCESS</returncode></response>";
        server.status = 502;
        assertThatThrownBy(() -> client().running("m"))
                .isInstanceOf(MeetingProblem.class)
                .hasMessageContaining("502");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SLOW", "DRIP"})
    void serverThatHangs_isLeftAlone(String how) {
        server.misbehaving = how;
        BigBlueButton client = new BigBlueButton(server.url(), MeetingServerStandIn.SECRET, Duration.ofMillis(300));
        assertThatThrownBy(() -> client.running("m")).isInstanceOf(MeetingProblem.class);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void registered_goInAsViewersAndOrganisersAsModerators(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder, client());
        long event = webinar.announce("room", "1", "title.en", "Night & day");
        List.of(7L, 9L).forEach(member -> webinar.register(event, member));
        assertThat(webinar.post.take())
                .allSatisfy(mail -> assertThat(mail.toString()).doesNotContain(server.url()));

        webinar.clock.set("2026-05-26T11:44:00Z");
        assertThat(enter(webinar, event, 7)).contains("The meeting opens on Tuesday 26 May 2026, 13:45 CEST");
        assertThat(server.asked).as("nobody comes so early").isEmpty();

        webinar.clock.set("2026-05-26T11:50:00Z");
        Map<String, String> member = joined(enter(webinar, event, 7));
        Map<String, String> manager = joined(enter(webinar, event, 9));

        assertThat(member).containsEntry("role", "VIEWER");
        assertThat(manager).containsEntry("role", "MODERATOR");
        assertThat(member.get("meetingID")).isEqualTo(manager.get("meetingID"));
        assertThat(member.get("userID")).isNotEqualTo(manager.get("userID"));
        assertThat(server.meetings).hasSize(1);
        assertThat(server.meetings.values().iterator().next()).containsEntry("name", "Night & day");
        assertThat(webinar.database.number("select count(*) from webinar_registration where attended_at > 0"))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void readersOfTwoLanguages_goIntoOneMeeting(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder, client());
        long event = webinar.announce("room", "1", "title.en", "Night and day", "title.fr", "Nuit et jour");
        List.of(7L, 8L).forEach(member -> webinar.register(event, member));
        webinar.clock.set("2026-05-26T11:50:00Z");

        Map<String, String> french = joined(enter(webinar, event, 7, "fr"));
        Map<String, String> english = joined(enter(webinar, event, 8, "en"));

        assertThat(server.refused).isEmpty();
        assertThat(french.get("meetingID")).isEqualTo(english.get("meetingID"));
        Map<String, String> meeting = server.meetings.get(french.get("meetingID"));
        assertThat(meeting.get("attendeePW")).isNotEqualTo(meeting.get("moderatorPW"));
        assertThat(french.toString()).doesNotContain(meeting.get("attendeePW"), meeting.get("moderatorPW"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void meetingThatWasMadeUnderAnotherName_isEnteredAllTheSame(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder, client());
        long event = webinar.announce("room", "1");
        List.of(7L, 8L).forEach(member -> webinar.register(event, member));
        webinar.clock.set("2026-05-26T11:50:00Z");
        joined(enter(webinar, event, 7));
        webinar.events.save(event, webinar.form("base", "1", "room", "1", "title.en", "Another"), webinar.visit(9));

        joined(enter(webinar, event, 8));

        assertThat(server.refused).containsExactly("idNotUnique");
        assertThat(server.meetings).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void roomWithoutAServer_isSaidToHaveNone(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder);
        MeetingPages pages = WebinarFixture.find(webinar.feature.pages(), MeetingPages.class);
        Page page = pages.show(webinar.announce("room", "1"), webinar.visit(9));
        assertThat(page.status()).isEqualTo(200);
        assertThat(html(page)).contains("no meeting server is connected yet").doesNotContain("does not answer");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void organisers_seeWhoIsThereAndShowARecording(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder, client());
        MeetingPages pages = WebinarFixture.find(webinar.feature.pages(), MeetingPages.class);
        long event = webinar.announce("room", "1");
        long elsewhere = webinar.announce("meeting", "https://meet.example/x");
        assertThat(html(pages.show(elsewhere, webinar.visit(9)))).contains("takes place elsewhere");
        assertThat(server.asked).isEmpty();

        String before = html(pages.show(event, webinar.visit(9)));
        assertThat(joined(before)).containsEntry("role", "MODERATOR");
        assertThat(before).contains("3 people", "Nothing is recorded").doesNotContain(MeetingServerStandIn.SECRET);
        String meeting = server.meetings.keySet().iterator().next();
        server.recordings.put(meeting, MeetingServerStandIn.recording("r1", "https://meet.example/playback/r1"));
        webinar.clock.set("2026-05-27T08:00:00Z");
        assertThat(html(pages.show(event, webinar.visit(9))))
                .contains("110 minutes")
                .doesNotContain("/join?");

        assertThatThrownBy(() -> pages.publish(event, new TestForm("x", "recording", "r2"), webinar.visit(9)))
                .isInstanceOf(Refusal.class);
        assertThat(place(pages.publish(event, new TestForm("p", "recording", "r1"), webinar.visit(9))))
                .contains("webinar.done.recording");
        assertThat(webinar.event(event, 7)).contains("https://meet.example/playback/r1");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void serverThatIsAway_isSaidInPlainWords(TestDatabase databases) {
        WebinarFixture webinar = new WebinarFixture(databases, folder, client());
        MeetingPages pages = WebinarFixture.find(webinar.feature.pages(), MeetingPages.class);
        long event = webinar.announce("room", "1");
        webinar.register(event, 7);
        server.close();
        webinar.clock.set("2026-05-26T11:50:00Z");

        assertThatThrownBy(() -> enter(webinar, event, 7))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("webinar.refusal.meeting"));
        Page page = pages.show(event, webinar.visit(9));
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.body().toString()).contains("does not answer at the moment");
        assertThat(webinar.database.number("select count(*) from webinar_registration where attended_at > 0"))
                .as("who did not get in")
                .isZero();
    }
}
