// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.edit;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rambla.api.content.Body;
import org.rambla.api.content.Files.Stored;
import org.rambla.api.page.Form;
import org.rambla.api.page.OneLine;
import org.rambla.wiki.page.PageForm;
import org.rambla.wiki.page.Titles;
import org.rambla.wiki.review.Proposal;
import org.rambla.wiki.template.Facts;

/**
 * A draft; any part of it may be empty.
 *
 * @param language of the text
 * @param parent title of the page above of a page still to be made
 * @param base the revision that was before the writer's eyes, 0 for none
 * @param savedAt when it was kept
 * @param facts what the fields of a template hold; NONE without a template
 * @param same passages that need no change though their original changed
 * @param sent the version of the member's text in review with which it began, 0 for none
 * @param files ids of uploads that were chosen for it
 */
public record Kept(
        String title,
        Body body,
        String language,
        String parent,
        String summary,
        int base,
        Instant savedAt,
        Facts facts,
        Same same,
        int sent,
        List<Long> files) {
    /** What a form holds, cut to what can be kept; the files that came with it before are kept too. */
    public static Kept of(Form form, Body body, String language, int base, Facts facts) {
        return new Kept(
                cut(form.value("title"), Titles.MAX),
                body,
                language,
                cut(form.value("parent"), Titles.MAX),
                cut(form.value("summary"), PageForm.MAX_SUMMARY),
                base,
                Instant.now(),
                facts,
                Same.of(form),
                Sent.number(form, "sent"),
                PageForm.keptBefore(form));
    }

    /** The same with the files that came with the form now as well. */
    public Kept with(List<Stored> stored) {
        return new Kept(
                title,
                body,
                language,
                parent,
                summary,
                base,
                savedAt,
                facts,
                same,
                sent,
                stored.stream().map(Stored::id).toList());
    }

    /** The same with passages that need no change besides those that the form shows. */
    public Kept with(Set<String> others, Set<String> shown) {
        Set<String> all = new HashSet<>(others);
        all.removeAll(shown);
        all.removeIf(passage -> passage.startsWith("="));
        all.addAll(same.passages());
        return new Kept(
                title,
                body,
                language,
                parent,
                summary,
                base,
                savedAt,
                facts,
                new Same(same.origin(), all),
                sent,
                files);
    }

    /** What was sent for review and taken back, with its files. */
    public static Kept of(Proposal taken, String parent, List<Long> files) {
        return new Kept(
                taken.title(),
                taken.body(),
                taken.language(),
                parent,
                taken.summary(),
                taken.base(),
                Instant.now(),
                taken.facts(),
                Same.NONE,
                0,
                files);
    }

    /** What was sent for review, to write on. */
    public static Kept of(Proposal sent) {
        return new Kept(
                sent.title(),
                sent.body(),
                sent.language(),
                "",
                sent.summary(),
                sent.base(),
                sent.sentAt(),
                sent.facts(),
                Same.NONE,
                sent.version(),
                List.of());
    }

    private static String cut(String text, int most) {
        String clean = OneLine.of(text);
        return clean.length() > most ? clean.substring(0, most) : clean;
    }
}
