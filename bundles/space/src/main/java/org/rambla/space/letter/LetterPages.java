// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.letter;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.List;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Requires;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.space.Role;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.space.jte.JteletterGenerated;

/** Write to the programme manager, without knowing an address. */
@Path("/s/{space}/write")
public final class LetterPages {
    /** Longest subject, in characters. */
    public static final int SUBJECT = 150;

    /** Longest text, in characters. */
    public static final int TEXT = 10_000;

    private final WriteToManagers letters;
    private final Spaces spaces;
    private final Members members;

    public LetterPages(WriteToManagers letters, Spaces spaces, Members members) {
        this.letters = letters;
        this.spaces = spaces;
        this.members = members;
    }

    @GET
    @Requires(Requires.SIGNED_IN)
    public Page show(@Context Visit visit) {
        return page(visit, null);
    }

    @POST
    @Requires(Requires.SIGNED_IN)
    public Object send(@Context Visit visit, @Context Form form) {
        String subject = form.required("subject", SUBJECT);
        String text = form.required("text", TEXT);
        if (!form.valid()) {
            return page(visit, form).invalid();
        }
        letters.send(
                visit.space(),
                visit.member().orElseThrow(),
                new WriteToManagers.Letter(subject.replace('\n', ' '), text, form.checked("reveal"), form.submission()),
                managers(visit));
        return Redirect.done(visit.space().path(), "space.done.written");
    }

    private List<Long> managers(Visit visit) {
        return spaces.members(visit.space().id(), Role.MANAGER);
    }

    private Page page(Visit visit, Form form) {
        List<MemberCard> cards = List.copyOf(members.cards(managers(visit)).values());
        Fields fields = Fields.of(visit, form);
        return Page.of(
                visit.text("space.write.title"),
                Html.of(out -> JteletterGenerated.render((HtmlTemplateOutput) out, null, cards, form, fields, visit)));
    }
}
