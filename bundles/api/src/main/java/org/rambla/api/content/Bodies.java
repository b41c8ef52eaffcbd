// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.content;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Refusal;
import org.rambla.api.text.Html;
import org.rambla.api.text.Messages;

/** Makes and reads bodies. Cleaning is work: do it before a transaction, never inside. */
@ProviderType
public interface Bodies {
    /** Longest text accepted, in characters of source. */
    int MAX_LENGTH = 1_000_000;

    /** Longest contribution to a conversation, in characters as a reader sees them: some twenty printed pages. */
    int MAX_CONTRIBUTION = 60_000;

    /**
     * Cleans what an editor sent.
     *
     * @param source HTML or plain text, at most {@link #MAX_LENGTH}
     * @param format "html" or "text"
     * @param before the body that is replaced, whose block ids are kept where blocks are the same or alike; EMPTY for a new one
     * @throws org.rambla.api.page.Refusal 422 with a plain message when it is longer
     */
    Body clean(String source, String format, Body before);

    /**
     * The same body, when it is short enough to be read on a page with others.
     *
     * @param most characters as a reader sees them, for example {@link #MAX_CONTRIBUTION}
     * @throws org.rambla.api.page.Refusal 422 with a plain message that names both limit and length when it is longer
     */
    Body within(Body body, int most);

    /** From the database; cleaned again when the rules are newer. */
    Body stored(String html, int sanitiser);

    /** As shown to a reader: wide tables get a region that scrolls, named in the reader's language. */
    Html view(Body body, Messages messages);

    /** Plain text with paragraphs as blank lines: for editing without JavaScript, mail, excerpts. */
    String text(Body body);

    /** The first sentence or so, plain text. */
    String excerpt(Body body, int length);

    /** The passages of a body as plain text by block id, in order: for editing a rich text without JavaScript. */
    Map<String, String> passages(Body body);

    /**
     * What a form sent for a rich field, made with {@code Fields.rich}: the whole text, or passage by passage where there
     * are no scripts.
     *
     * @param before the stored body whose passages the form showed
     * @throws Refusal 422 with a plain message when it is longer than {@link #MAX_LENGTH}, 409 when it has other passages
     */
    default Body sent(Form form, String field, Body before) {
        if (!Fields.byPassage(form, field)) {
            return clean(form.raw(field), form.value(field + "Format"), before);
        }
        Map<String, String> typed = Fields.passages(form, field);
        if (!passages(before).keySet().containsAll(typed.keySet())) {
            throw new Refusal(409, "content.body.otherPassages");
        }
        Body kept = replace(before, typed);
        String more = form.value(field + Fields.MORE);
        return more.isEmpty()
                ? kept
                : clean(kept.html() + clean(more, "text", Body.EMPTY).html(), "html", kept);
    }

    /**
     * The body with passages replaced; an emptied one goes. What plain text says of links and pictures is read back: a link
     * stays where its address stands in brackets behind its words, a picture where its description, or another one, stands
     * in square brackets. Words that stay keep their style.
     */
    default Body replace(Body body, Map<String, String> passages) {
        return replace(body, passages, Body.EMPTY);
    }

    /**
     * The same.
     *
     * @param beside the text in another language: links and pictures of its passage of the same id can be typed too
     */
    Body replace(Body body, Map<String, String> passages, Body beside);

    /**
     * What finds no place when passages are replaced, by the ids of their blocks; of an emptied one, all that it has.
     *
     * @param passages new texts of those that are asked for
     */
    Map<String, List<Mark>> lost(Body body, Map<String, String> passages);

    /**
     * What plain text does not say of itself.
     *
     * @param written as it is typed: words with the address in brackets, a description in square brackets, the words
     */
    record Mark(Kind kind, String written) {
        public enum Kind {
            LINK,
            PICTURE,
            STYLE
        }
    }
}
