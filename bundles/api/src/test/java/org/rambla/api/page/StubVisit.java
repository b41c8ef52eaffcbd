// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.page;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.rambla.api.fixture.Keys;
import org.rambla.api.fixture.PlainTimes;
import org.rambla.api.fixture.PlainVisit;
import org.rambla.api.people.MemberCard;
import org.rambla.api.text.Html;
import org.rambla.api.text.Times;

/** A visit whose messages are their keys and arguments, so that a test sees which ones were asked for. */
final class StubVisit extends PlainVisit {
    private final MemberCard card;

    StubVisit(MemberCard card, String language) {
        super(new Asked(language));
        this.card = card;
    }

    @Override
    public Optional<MemberCard> member() {
        return Optional.ofNullable(card);
    }

    @Override
    public Times times() {
        return new Marked();
    }

    @Override
    public Html token() {
        return Html.trusted("<input name=\"_token\">");
    }

    private static final class Asked extends Keys {
        Asked(String language) {
            super(language);
        }

        @Override
        public String text(String key, Object... arguments) {
            return arguments.length == 0 ? "[" + key + "]" : "[" + key + Arrays.toString(arguments) + "]";
        }

        @Override
        public String count(String key, long count, Object... arguments) {
            return "[" + key + " " + count + "]";
        }
    }

    /** In the signs of tags: whoever shows a moment must escape it. */
    private static final class Marked extends PlainTimes {
        @Override
        public String dateTime(Instant at) {
            return "<" + at + ">";
        }

        @Override
        public String ago(Instant at) {
            return "<ago>";
        }
    }
}
