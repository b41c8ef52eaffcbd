// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.rambla.api.page.Refusal;
import org.rambla.api.text.Html;
import org.rambla.api.text.Messages;

/**
 * Makes PDF that can be read aloud: headings, lists and tables are marked as such, languages and alternative texts are
 * kept, there are bookmarks. Nothing is fetched: a text shows no pictures but those that come with it.
 */
@ProviderType
public interface Pdf {
    /** All sheets together have at most so many paragraphs, headings, list items and rows. */
    int MAX_BLOCKS = 20_000;

    /**
     * Writes a document. Seconds of work for a hundred pages, one document at a time; not inside a transaction.
     *
     * @param out is not closed
     * @throws Refusal 422 when it is too long, 503 when others wait for theirs too long
     */
    void write(Document document, OutputStream out) throws IOException;

    /**
     * What is written.
     *
     * @param title of the whole
     * @param sheets at least one; parents before their children
     * @param contents whether it begins with a table of contents, where there is something to list
     * @param messages in the reader's language, for the words around the texts
     */
    record Document(String title, List<Sheet> sheets, boolean contents, Messages messages) {
        public Document {
            sheets = List.copyOf(sheets);
        }
    }

    /**
     * A text that begins on a page of its own.
     *
     * @param key names it within the document
     * @param parent key of the sheet that it belongs under, "" at the top
     * @param language of its text, a language tag
     * @param body blocks: p, h2 to h4, ul, ol, table, blockquote, aside, hr, and what stands in them
     * @param facts lines below the title, in the reader's language
     * @param notes the same in small print; an address that begins with http becomes a link
     * @param addresses paths under which texts of this document link to it; with "?language=fr" from texts in that language
     *     only
     * @param base scheme and host that paths in its links belong to; "" makes plain text of such links
     * @param pictures those that its text shows
     * @param files names of files that lie beside it
     */
    record Sheet(
            String key,
            String parent,
            String title,
            String language,
            Html body,
            List<String> facts,
            List<String> notes,
            Set<String> addresses,
            String base,
            List<Picture> pictures,
            List<String> files) {
        /** A text alone. */
        public static Sheet of(String key, String title, String language, Html body) {
            return new Sheet(key, "", title, language, body, List.of(), List.of(), Set.of(), "", List.of(), List.of());
        }
    }

    /**
     * A picture.
     *
     * @param address by which texts show it
     */
    record Picture(String address, Source source) {}

    /** Where the bytes of a picture are; opened once or twice, each time closed. */
    interface Source {
        InputStream open() throws IOException;
    }
}
