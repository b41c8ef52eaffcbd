// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.logo;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.rambla.api.network.Audit;
import org.rambla.api.page.Form;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.page.Upload;
import org.rambla.api.persistence.Database;
import org.rambla.api.visit.Visit;
import org.rambla.network.settings.LiveNetwork;
import org.rambla.network.settings.SettingsStore;

/** The logo: shown to everybody, changed by administrators. */
@Path("/")
public final class LogoPages {
    private static final int A_YEAR = 31_536_000;

    private final Database database;
    private final Logos logos;
    private final Audit audit;
    private final LiveNetwork network;

    public LogoPages(Database database, Audit audit, LiveNetwork network) {
        this.database = database;
        this.logos = new Logos(database);
        this.audit = audit;
        this.network = network;
    }

    @GET
    @Path("logo/{id}")
    @Requires(Requires.ANYONE)
    public Response show(@PathParam("id") String id) {
        long number;
        try {
            number = Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw Refusal.notFound();
        }
        Logos.Logo logo = logos.find(number).orElseThrow(Refusal::notFound);
        CacheControl cache = new CacheControl();
        cache.setPrivate(false);
        cache.setMaxAge(A_YEAR);
        return Response.ok(logo.content(), logo.type()).cacheControl(cache).build();
    }

    @POST
    @Path("admin/network/logo")
    @Requires(Requires.ADMINISTRATOR)
    public Response change(@Context Visit visit, @Context Form form) throws IOException {
        List<Upload> files = form.files("logo");
        Optional<byte[]> png = files.isEmpty() ? Optional.empty() : Logos.redraw(files.get(0));
        if (png.isEmpty()) {
            throw new Refusal(422, "network.logo.refused");
        }
        write(visit, png.get(), "network.audit.logoChanged");
        return Redirect.done("/admin/network", "network.done.logoChanged");
    }

    @POST
    @Path("admin/network/logo/remove")
    @Requires(Requires.ADMINISTRATOR)
    public Response remove(@Context Visit visit) {
        write(visit, null, "network.audit.logoRemoved");
        return Redirect.done("/admin/network", "network.done.logoRemoved");
    }

    private void write(Visit visit, byte[] png, String act) {
        database.transaction(tx -> {
            SettingsStore.claim(tx, 0, visit.memberId());
            long id = png == null ? 0 : Logos.keep(tx, png);
            SettingsStore.write(tx, "logo", String.valueOf(id));
            audit.record(tx, visit.memberId(), 0, act, "", "");
            return null;
        });
        network.refresh();
    }
}
