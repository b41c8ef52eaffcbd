// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.edit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.rambla.api.content.Attachment;
import org.rambla.api.page.Field;
import org.rambla.api.people.MemberCard;
import org.rambla.wiki.page.PageForm;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.review.Proposal;

/**
 * What the form for a change shows.
 *
 * @param language of the text
 * @param base the revision with which the writer began, 0 when nothing was written in that language
 * @param draft when the text is a draft, when it was kept; else null
 * @param others who opened the page for writing lately, the latest first
 * @param attached files of the page
 * @param reviewed whether the change waits for a review
 * @param facts fields of the page's template
 * @param began the number of what they held when the writer began
 * @param waiting what the member sent for review before and is still open, or null
 * @param sent the version of that which the form takes the place of, 0 for none
 * @param goesOn whether the form was begun with that
 */
public record Editing(
        PageRow page,
        String language,
        PageForm form,
        int base,
        Instant draft,
        Map<MemberCard, Instant> others,
        List<Attachment> attached,
        boolean reviewed,
        List<Field> facts,
        int began,
        Proposal waiting,
        int sent,
        boolean goesOn) {}
