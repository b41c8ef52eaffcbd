// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.meeting;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rambla.api.remote.RemoteCall;

/**
 * A BigBlueButton server, by its API. Each call is over within a few seconds, whatever the server does; none is for a
 * transaction. The secret never leaves this class but in checksums.
 */
public final class BigBlueButton {
    /** Where there is no such server. */
    public static final BigBlueButton NONE = new BigBlueButton("", "", Duration.ZERO);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Bytes of an answer; none that makes sense is larger. */
    private static final int MOST = 2 * 1024 * 1024;

    /** Every server that is still looked after knows it. */
    private static final String DIGEST = "SHA-256";
    /** The server takes no longer ones, and none of one letter. */
    private static final int NAME = 64;

    private final String base;
    private final String secret;
    private final Duration patience;

    /** What one may do in a meeting. */
    public enum Role {
        MODERATOR,
        VIEWER
    }

    /**
     * A meeting under way.
     *
     * @param people how many are in it
     */
    public record State(boolean running, int people) {
        static final State NONE = new State(false, 0);
    }

    /**
     * What was recorded.
     *
     * @param address where one sees it
     * @param minutes how long it is
     */
    public record Recording(String id, String address, Instant start, int minutes) {}

    /**
     * @param url address of the API, "https://meet.example/bigbluebutton/api"; "" for no server
     * @param secret shared with the server
     */
    public BigBlueButton(String url, String secret) {
        this(url, secret, PATIENCE);
    }

    /** @param patience for one whole call */
    public BigBlueButton(String url, String secret, Duration patience) {
        this.base = url.isBlank() ? "" : url.strip().replaceAll("/+$", "") + "/";
        this.secret = secret.strip();
        this.patience = patience;
    }

    /** Whether there is a server to speak to. */
    public boolean there() {
        return !base.isEmpty() && !secret.isEmpty();
    }

    /**
     * What the server asks for to know that two who make a meeting mean the same one: it takes the second one only with
     * the passwords of the first, and invents some where none are sent.
     *
     * @param viewer another one than the moderator's
     */
    public record Passwords(String viewer, String moderator) {}

    /**
     * Makes the meeting; when there is one already, nothing changes. Moderators may record, nothing is recorded by itself.
     *
     * @param back address to which people come back from the meeting
     * @param passwords the same for the same meeting
     */
    public void create(String meeting, String title, String back, Passwords passwords) throws MeetingProblem {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("name", name(title));
        parameters.put("meetingID", meeting);
        parameters.put("attendeePW", passwords.viewer());
        parameters.put("moderatorPW", passwords.moderator());
        parameters.put("record", "true");
        parameters.put("autoStartRecording", "false");
        parameters.put("allowStartStopRecording", "true");
        parameters.put("muteOnStart", "true");
        parameters.put("logoutURL", back);
        Answer answer = ask("create", parameters);
        // It is there under another name or with other passwords: its title was changed, or an earlier release made it.
        if (!answer.success() && !answer.text("messageKey").equals("idNotUnique")) {
            throw refused("create", answer);
        }
    }

    private static String name(String title) {
        String name = title.length() < 2 ? title + " \u2013" : title;
        return name.codePointCount(0, name.length()) <= NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, NAME - 1)) + "\u2026";
    }

    /**
     * The address at which one person joins; it is for that person's browser and says nothing of the secret.
     *
     * @param user the same for the same person, so that nobody is there twice
     */
    public String join(String meeting, String person, String user, Role role) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("fullName", person);
        parameters.put("meetingID", meeting);
        parameters.put("role", role.name());
        parameters.put("userID", user);
        return Call.of("join", parameters).address(base, secret, DIGEST);
    }

    /** Whether somebody is there. A meeting that was never made is not running. */
    public boolean running(String meeting) throws MeetingProblem {
        return asked("isMeetingRunning", Map.of("meetingID", meeting))
                .text("running")
                .equals("true");
    }

    public State state(String meeting) throws MeetingProblem {
        Answer answer = ask("getMeetingInfo", Map.of("meetingID", meeting));
        if (answer.success()) {
            String people = answer.text("participantCount");
            return new State(
                    answer.text("running").equals("true"), people.matches("[0-9]{1,6}") ? Integer.parseInt(people) : 0);
        }
        if (answer.text("messageKey").equals("notFound")) {
            return State.NONE;
        }
        throw refused("getMeetingInfo", answer);
    }

    /** What is published of a meeting, in the order of the server. */
    public List<Recording> recordings(String meeting) throws MeetingProblem {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("meetingID", meeting);
        parameters.put("state", "published");
        List<Recording> recordings = new ArrayList<>();
        for (Answer one : asked("getRecordings", parameters).below("recordings")) {
            playback(one).ifPresent(recordings::add);
        }
        return recordings;
    }

    private static Optional<Recording> playback(Answer recording) {
        long start = number(recording.text("startTime"));
        int minutes = (int) ((Math.max(start, number(recording.text("endTime"))) - start) / 60_000);
        return recording.below("playback").stream()
                .map(format -> format.text("url"))
                .filter(url -> url.matches("https?://[^\\s\"'<>]{1,900}"))
                .findFirst()
                .map(url -> new Recording(recording.text("recordID"), url, Instant.ofEpochMilli(start), minutes));
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,15}") ? Long.parseLong(text) : 0;
    }

    private Answer asked(String name, Map<String, String> parameters) throws MeetingProblem {
        Answer answer = ask(name, parameters);
        if (!answer.success()) {
            throw refused(name, answer);
        }
        return answer;
    }

    private static MeetingProblem refused(String name, Answer answer) {
        String key = answer.text("messageKey");
        return new MeetingProblem(name + " was refused: " + (key.matches("\\w{1,60}") ? key : "no reason given"));
    }

    private Answer ask(String name, Map<String, String> parameters) throws MeetingProblem {
        if (!there()) {
            throw new MeetingProblem("there is no meeting server");
        }
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(Call.of(name, parameters).address(base, secret, DIGEST)))
                .timeout(patience)
                .build();
        try {
            HttpResponse<byte[]> answer = RemoteCall.send(request, patience, MOST);
            if (answer.statusCode() != 200) {
                throw new MeetingProblem(name + " was answered with " + answer.statusCode());
            }
            return Answer.parse(answer.body());
        } catch (HttpTimeoutException e) {
            throw new MeetingProblem(name + " took longer than " + patience.toSeconds() + " s");
        } catch (IOException e) {
            throw new MeetingProblem(name + " failed: " + e.getClass().getSimpleName());
        }
    }
}
