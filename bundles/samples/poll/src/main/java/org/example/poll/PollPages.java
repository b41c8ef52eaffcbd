// SPDX-License-Identifier: Apache-2.0
package org.example.poll;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.example.poll.Questions.Question;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;

/** The questions of a space. */
@Path("")
public final class PollPages {
    private static final int LONGEST = 200;

    private final Questions questions;

    PollPages(Questions questions) {
        this.questions = questions;
    }

    @GET
    @Requires("poll.read")
    public Page show(@Context Visit visit) {
        return page(visit, null);
    }

    @POST
    @Requires("poll.ask")
    public Object ask(@Context Visit visit, @Context Form form) {
        String text = form.required("text", LONGEST);
        if (!form.valid()) {
            return page(visit, form).invalid();
        }
        questions.ask(visit.space().id(), text);
        return Redirect.done(address(visit), "poll.done.asked");
    }

    @POST
    @Path("{question}/{answer}")
    @Requires("poll.answer")
    public Response answer(
            @Context Visit visit, @PathParam("question") long question, @PathParam("answer") String answer) {
        questions.answer(visit.space().id(), question, visit.memberId(), answer.equals("yes"));
        return Redirect.done(address(visit), "poll.done.answered");
    }

    private static String address(Visit visit) {
        return "/s/" + visit.space().slug() + "/poll";
    }

    /** Texts that people typed are escaped wherever they are written. */
    static String link(Visit visit, Question question) {
        return "<a href=\"" + address(visit) + "\">" + Html.escape(question.text()) + "</a>";
    }

    private Page page(Visit visit, Form form) {
        StringBuilder body = new StringBuilder("<ul class=\"rows\">");
        for (Question question : questions.of(visit.space().id())) {
            body.append("<li class=\"item\"><div><h2>")
                    .append(Html.escape(question.text()))
                    .append("</h2><p>")
                    .append(Html.escape(visit.text("poll.figures", question.yes(), question.no())))
                    .append("</p></div>");
            if (visit.can("poll.answer")) {
                body.append(button(visit, question, "yes")).append(button(visit, question, "no"));
            }
            body.append("</li>");
        }
        body.append("</ul>");
        if (visit.can("poll.ask")) {
            body.append("<form method=\"post\" class=\"card stack\">")
                    .append(visit.token())
                    .append(Html.of(Fields.of(visit, form)
                            .text("text", visit.text("poll.question"))
                            .required()
                            .max(LONGEST)))
                    .append("<p class=\"actions\"><button>")
                    .append(Html.escape(visit.text("poll.ask")))
                    .append("</button></p></form>");
        }
        return Page.of(visit.text("poll.title"), Html.trusted(body.toString())).tab("poll");
    }

    private static String button(Visit visit, Question question, String answer) {
        return "<form method=\"post\" class=\"inline\" action=\"" + address(visit) + "/" + question.id() + "/" + answer
                + "\">" + visit.token() + "<button class=\"secondary\">" + Html.escape(visit.text("poll." + answer))
                + "<span class=\"visually-hidden\"> " + Html.escape(question.text()) + "</span></button></form>";
    }
}
