// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rambla.api.content.Attachment;
import org.rambla.api.content.Files;
import org.rambla.api.page.Form;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.review.Proposal;

/** Files that can be taken off in the forms for the text of a page. */
public final class AttachedFiles {
    private final Files files;

    public AttachedFiles(Files files) {
        this.files = files;
    }

    /**
     * Those of the page, and of what its writer sent for review.
     *
     * @param reviewed whether what the writer sends waits for a review: a page's own files are its reviewers' then
     */
    public List<Attachment> of(PageRow page, boolean reviewed, Optional<Proposal> waiting) {
        List<Attachment> sent = waiting.map(open -> files.of(List.of(open.id())).getOrDefault(open.id(), List.of()))
                .orElse(List.of());
        if (reviewed) {
            return sent;
        }
        List<Attachment> all = new ArrayList<>(of(page));
        sent.stream()
                .filter(file -> all.stream().noneMatch(other -> other.id() == file.id()))
                .forEach(all::add);
        return all;
    }

    /** Ids of the page's own that a form takes off; no statement where it takes off none. */
    public List<Long> detached(Form form, PageRow page) {
        Set<String> chosen = Set.copyOf(form.values("detach"));
        return chosen.isEmpty()
                ? List.of()
                : of(page).stream()
                        .map(Attachment::id)
                        .filter(id -> chosen.contains(String.valueOf(id)))
                        .toList();
    }

    private List<Attachment> of(PageRow page) {
        return page.files() == 0 ? List.of() : files.of(List.of(page.id())).getOrDefault(page.id(), List.of());
    }
}
