// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.page;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rambla.api.people.MemberCard;
import org.rambla.api.space.Grants;
import org.rambla.api.space.SpaceAccess;
import org.rambla.api.text.Html;
import org.rambla.api.text.Messages;
import org.rambla.api.text.Times;
import org.rambla.api.visit.Visit;

/** A visit whose messages are their keys and arguments, so that a test sees which ones were asked for. */
record StubVisit(MemberCard card, String tongue) implements Visit, Messages, Times {
    @Override
    public Optional<MemberCard> member() {
        return Optional.ofNullable(card);
    }

    @Override
    public long sessionId() {
        return 0;
    }

    @Override
    public boolean administrator() {
        return false;
    }

    @Override
    public boolean manager() {
        return false;
    }

    @Override
    public Optional<SpaceAccess> access() {
        return Optional.empty();
    }

    @Override
    public boolean can(String permission) {
        return false;
    }

    @Override
    public boolean on(String feature) {
        return false;
    }

    @Override
    public Grants grants() {
        return new Grants(Map.of(), Set.of());
    }

    @Override
    public ZoneId zone() {
        return ZoneId.of("UTC");
    }

    @Override
    public Messages messages() {
        return this;
    }

    @Override
    public Times times() {
        return this;
    }

    @Override
    public Html token() {
        return Html.trusted("<input name=\"_token\">");
    }

    @Override
    public String path() {
        return "/";
    }

    @Override
    public String requestId() {
        return "0";
    }

    @Override
    public String remote() {
        return "192.0.2.1";
    }

    @Override
    public String language() {
        return tongue;
    }

    @Override
    public String text(String key, Object... arguments) {
        return arguments.length == 0 ? "[" + key + "]" : "[" + key + Arrays.toString(arguments) + "]";
    }

    @Override
    public String count(String key, long count, Object... arguments) {
        return "[" + key + " " + count + "]";
    }

    @Override
    public boolean has(String key) {
        return true;
    }

    @Override
    public String dateTime(Instant at) {
        return "<" + at + ">";
    }

    @Override
    public String date(Instant at) {
        return at.toString();
    }

    @Override
    public String time(Instant at) {
        return at.toString();
    }

    @Override
    public String ago(Instant at) {
        return "<ago>";
    }

    @Override
    public String iso(Instant at) {
        return at.toString();
    }

    @Override
    public String zoneLabel(Instant at) {
        return "UTC";
    }

    @Override
    public String size(long bytes) {
        return bytes + " bytes";
    }

    @Override
    public String number(long number) {
        return Long.toString(number);
    }
}
