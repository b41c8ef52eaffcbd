// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.page;

import java.util.ArrayList;
import java.util.List;
import org.rambla.api.text.Html;

/**
 * A page: what a resource method returns; core puts it into the page shell. Inside a space the shell adds the space's
 * head, crumbs and tabs.
 */
public final class Page {
    private final String title;
    private final Html body;
    private String language = "";
    private Html aside = Html.NONE;
    private Html lead = Html.NONE;
    private Html actions = Html.NONE;
    private final List<Crumb> crumbs = new ArrayList<>();
    private String tab = "";
    private int status = 200;
    private boolean editor;
    private boolean ownHeading;
    private boolean indexed = true;
    private String notice = "";
    private String kept = "";
    private String feed = "";

    /** A step on the way to the page. */
    public record Crumb(String label, String path) {}

    private Page(String title, Html body) {
        this.title = title;
        this.body = body;
    }

    /** A page with a title (plain text, shown as the heading too) and a body. */
    public static Page of(String title, Html body) {
        return new Page(title, body);
    }

    /** The language of the title, where it is a text that somebody wrote; the page's own otherwise. */
    public Page titled(String tag) {
        this.language = tag;
        return this;
    }

    /** The same page answered with 422, for a form that comes back with messages. */
    public Page invalid() {
        return status(422);
    }

    public Page status(int status) {
        this.status = status;
        return this;
    }

    /** A narrower column beside the body. */
    public Page aside(Html aside) {
        this.aside = aside;
        return this;
    }

    /** A sentence below the heading. */
    public Page lead(Html lead) {
        this.lead = lead;
        return this;
    }

    /** Buttons beside the heading. */
    public Page actions(Html actions) {
        this.actions = actions;
        return this;
    }

    public Page crumb(String label, String path) {
        crumbs.add(new Crumb(label, path));
        return this;
    }

    /** Which tab or main entry is the current one: a feature's name, "members", "settings", "people", "administration" ... */
    public Page tab(String tab) {
        this.tab = tab;
        return this;
    }

    /** The page has a text field for the editor. */
    public Page editor() {
        this.editor = true;
        return this;
    }

    /** The body begins with its own h1. */
    public Page ownHeading() {
        this.ownHeading = true;
        return this;
    }

    /** Search engines must not keep this page. */
    public Page hidden() {
        this.indexed = false;
        return this;
    }

    /** A sentence shown above the body that says what was just done. */
    public Page notice(String notice) {
        this.notice = notice;
        return this;
    }

    /** The browser may forget the draft it kept under this key. */
    public Page kept(String key) {
        this.kept = key;
        return this;
    }

    /** Address of an Atom feed of this page. */
    public Page feed(String path) {
        this.feed = path;
        return this;
    }

    public String title() {
        return title;
    }

    /** BCP 47 tag; "" where the title is in the language of the page. */
    public String titleLanguage() {
        return language;
    }

    public Html body() {
        return status < 400 ? body : Html.of(out -> out.writeContent(NamedProblems.in(body.toString())));
    }

    public Html aside() {
        return aside;
    }

    public Html lead() {
        return lead;
    }

    public Html actions() {
        return actions;
    }

    public List<Crumb> crumbs() {
        return List.copyOf(crumbs);
    }

    public String tab() {
        return tab;
    }

    public int status() {
        return status;
    }

    public boolean hasEditor() {
        return editor;
    }

    public boolean hasOwnHeading() {
        return ownHeading;
    }

    public boolean isIndexed() {
        return indexed;
    }

    public String notice() {
        return notice;
    }

    public String kept() {
        return kept;
    }

    public String feed() {
        return feed;
    }
}
