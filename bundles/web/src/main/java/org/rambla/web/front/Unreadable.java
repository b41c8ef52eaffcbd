// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what the container refuses before the {@link Front} hears of it: addresses and headers that are malformed or
 * too long. Of most of these nothing is known, neither address nor language, so the page is in both languages.
 */
final class Unreadable implements Request.Handler {
    private static final Reason OTHER = new Reason(
            "web.unreadable",
            "This request could not be understood",
            "Its address, or something sent with it, is not written as it should be. Check the address, or begin at the home page.",
            "Cette demande n’a pas pu être comprise",
            "Son adresse, ou ce qui l’accompagne, n’est pas écrit comme il faut. Vérifiez l’adresse, ou repartez de la page d’accueil.");
    private static final Map<Integer, Reason> REASONS = Map.of(
            414,
            new Reason(
                    "web.longAddress",
                    "This address is too long",
                    "The server reads addresses of up to some 16,000 characters. Use a shorter one: fewer words in a search, for example.",
                    "Cette adresse est trop longue",
                    "Le serveur lit des adresses de 16 000 caractères environ. Utilisez-en une plus courte, par exemple avec moins de mots dans une recherche."),
            431,
            new Reason(
                    "web.longHeaders",
                    "Your browser sent too much at once",
                    "The particulars that it sends with each request are too long. Deleting the cookies of this site helps; then sign in again.",
                    "Votre navigateur a envoyé trop d’informations à la fois",
                    "Les indications qu’il joint à chaque demande sont trop longues. Supprimer les cookies de ce site aide ; puis connectez-vous de nouveau."),
            500,
            new Reason(
                    "web.failed",
                    "Something went wrong on our side",
                    "It was not your fault. Try again in a few seconds.",
                    "Un problème est survenu de notre côté",
                    "Vous n’y êtes pour rien. Réessayez dans quelques secondes."));

    /** Why the container refuses, for programs and for people. */
    private record Reason(String code, PlainPage page) {
        Reason(String code, String title, String text, String titre, String texte) {
            this(code, new PlainPage(title, text, titre, texte));
        }

        byte[] json(int status, String request) {
            return ProgramRefusal.bytes(status, code, page.title() + ". " + page.text(), request);
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        boolean program = program(request);
        String id = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        Reason reason = REASONS.getOrDefault(status >= 500 && status != 505 ? 500 : status, OTHER);
        byte[] bytes = program ? reason.json(status, id) : reason.page().bytes(true);
        HttpFields.Mutable headers = response.getHeaders();
        SecurityHeaders.write(headers::put, id, false);
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put(HttpHeader.CONTENT_TYPE, program ? "application/json" : "text/html;charset=UTF-8");
        headers.put(new HttpField(HttpHeader.CONTENT_LENGTH, Integer.toString(bytes.length)));
        boolean head = HttpMethod.HEAD.is(request.getMethod());
        response.write(true, head ? null : ByteBuffer.wrap(bytes), callback);
        return true;
    }

    /** Headers are not known, and of an address that cannot be read nothing is. */
    private static boolean program(Request request) {
        String path = request.getHttpURI().getPath();
        return path != null && path.startsWith("/api/");
    }
}
