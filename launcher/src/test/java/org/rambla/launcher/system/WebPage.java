// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.system;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** An answer of the server as its reader finds it. */
public final class WebPage {
    private final Browser browser;
    private final HttpResponse<byte[]> response;
    private final String body;
    private Document document;

    WebPage(Browser browser, HttpResponse<byte[]> response) {
        this.browser = browser;
        this.response = response;
        this.body = new String(response.body(), StandardCharsets.UTF_8);
    }

    public int status() {
        return response.statusCode();
    }

    /** Path and query. */
    public String path() {
        URI uri = response.uri();
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public Map<String, List<String>> headers() {
        return response.headers().map();
    }

    public String body() {
        return body;
    }

    public byte[] bytes() {
        return response.body();
    }

    public boolean html() {
        return header("Content-Type").startsWith("text/html");
    }

    public Document document() {
        if (document == null) {
            document = Jsoup.parse(body, response.uri().toString());
        }
        return document;
    }

    /** Follows redirects, 10 at the most. */
    public WebPage follow() {
        WebPage page = this;
        for (int i = 0; i < 10 && page.status() >= 300 && page.status() < 400; i++) {
            page = browser.fetch(
                    page.response.uri().resolve(page.header("Location")).toString());
        }
        return page;
    }

    public WebPage expect(int status) {
        if (status() != status) {
            throw new AssertionError(
                    response.request().method() + " " + path() + " answered " + status() + " instead of "
                            + status + " " + header("Location") + "\n"
                            + (html() ? document().body().text() : body));
        }
        return this;
    }

    /** The first form whose action ends so. */
    public WebForm form(String actionEnd) {
        return forms().stream()
                .filter(form -> form.action().endsWith(actionEnd))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No form to " + actionEnd + " on " + path() + "\n"
                        + forms().stream().map(WebForm::action).toList() + "\n"
                        + document().body().text()));
    }

    /** Every form that changes something. */
    public List<WebForm> forms() {
        return document().select("form[method=post]").stream()
                .map(form -> new WebForm(browser, form))
                .toList();
    }

    /** Paths of this server that the page links to. */
    public List<String> links() {
        String server = response.uri().resolve("/").toString();
        return document().select("a[href]").stream()
                .map(link -> link.absUrl("href"))
                .filter(address -> address.startsWith(server))
                .map(address -> address.substring(server.length() - 1).replaceAll("#.*", ""))
                .distinct()
                .toList();
    }

    /** The first link with these words. */
    public String link(String words) {
        Element link = document().select("a[href]").stream()
                .filter(a -> a.text().contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No link " + words + " on " + path()));
        return link.absUrl("href");
    }
}
