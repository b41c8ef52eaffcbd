// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.shell;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.glassfish.jersey.server.internal.RuntimeDelegateImpl;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.feature.Feature;
import org.rambla.api.feature.Features;
import org.rambla.api.feature.Installation;
import org.rambla.api.network.Network;
import org.rambla.api.page.CorePages;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.text.Html;
import org.rambla.api.text.Messages;
import org.rambla.web.gate.RequestVisit;
import org.rambla.web.jte.JteshellGenerated;
import org.rambla.web.mount.Rendering;

/** The frame around every page: head of the network, head and tabs of the space, foot. */
@Component(service = Shell.class)
public final class Shell implements Rendering {
    static {
        // Before the first media type is read: left to itself, JAX-RS looks for its implementation through whatever
        // class loader the thread happens to carry.
        RuntimeDelegate.setInstance(new RuntimeDelegateImpl());
    }

    /** The feature whose box stands in the head of every page. */
    static final String SEARCH = "search";
    /** Behind every entry of core. */
    private static final int OF_FEATURES = 1_000;

    private static final MediaType TEXT = new MediaType("text", "plain", "UTF-8");
    private static final MediaType HTML = new MediaType("text", "html", "UTF-8");

    private final BundleContext context;
    private final Network network;
    private final Assets assets;
    private final boolean developing;
    private volatile List<CorePages> corePages = List.of();

    private volatile Features features;

    @Activate
    public Shell(BundleContext context, @Reference(name = "network") Network network) {
        this.context = context;
        this.network = network;
        this.assets = new Assets(context.getBundle());
        String folder = context.getProperty("rambla.dev");
        this.developing = folder != null && !folder.isBlank();
    }

    public Assets assets() {
        return assets;
    }

    /** Told by the mounts, once they are there. */
    public void features(Features mounted) {
        features = mounted;
    }

    /** Told by the mounts whose navigation entries there are. */
    public void corePages(List<CorePages> pages) {
        corePages = pages;
    }

    @Override
    public void render(RequestVisit visit, ContainerResponseContext response) {
        Object entity = response.getEntity();
        if (entity instanceof Page page) {
            response.setStatus(page.status());
            byte[] bytes = bytes(page, visit);
            if (visit.takesGzip() && Gzip.worth(bytes)) {
                response.getHeaders().putSingle("Content-Encoding", "gzip");
                bytes = Gzip.of(bytes);
            }
            response.setEntity(bytes, null, HTML);
            if (visit.statements() >= 0) {
                response.getHeaders().putSingle("X-Statements", visit.statements());
            }
        } else if (entity instanceof Html html) {
            response.setEntity(html.toString(), null, HTML);
        } else if (entity instanceof CharSequence
                && (response.getMediaType() == null || response.getMediaType().isCompatible(HTML))) {
            // Only Html is HTML: a plain text that a browser took for it would run what people typed.
            response.setEntity(entity, null, TEXT);
        } else if (entity == null && response.getStatus() >= 400) {
            throw refusal(response.getStatus());
        }
    }

    private static Refusal refusal(int status) {
        return switch (status) {
            case 404, 405 -> Refusal.notFound();
            case 403 -> Refusal.forbidden();
            case 415 -> new Refusal(415, "web.refusal.mediaType");
            default -> new Refusal(status, "web.refusal.badRequest");
        };
    }

    /** The whole page as UTF-8. */
    public byte[] bytes(Page page, RequestVisit visit) {
        Utf8ByteOutput out = new Utf8ByteOutput();
        JteshellGenerated.render(new OwaspHtmlTemplateOutput(out), null, new Frame(page, visit, this));
        return out.toByteArray();
    }

    /** Looked up when asked, and only where extensions are developed. */
    String trouble(Messages messages) {
        ServiceReference<Installation> reference = developing ? context.getServiceReference(Installation.class) : null;
        Installation installation = reference == null ? null : context.getService(reference);
        return installation == null ? "" : installation.trouble(messages);
    }

    Network network() {
        return network;
    }

    /** Tabs of the features that are on in the space of the page. */
    List<Frame.Link> featureTabs(RequestVisit visit, String current) {
        Features installed = features;
        List<Frame.Link> links = new ArrayList<>();
        if (installed == null) {
            return links;
        }
        for (Features.Installed feature : installed.installed()) {
            if (visit.on(feature.name())) {
                for (Feature.Tab tab : feature.tabs()) {
                    if (tab.permission().isEmpty() || visit.can(tab.permission())) {
                        links.add(new Frame.Link(
                                visit.text(tab.messageKey()),
                                visit.space().path(feature.name(), tab.path()),
                                tab.name().equals(current)));
                    }
                }
            }
        }
        return links;
    }

    /** Entries of the network's navigation, by features that run. */
    List<Frame.Link> networkTabs(RequestVisit visit) {
        Features installed = features;
        List<Frame.Link> links = new ArrayList<>();
        if (installed == null) {
            return links;
        }
        String asked = visit.plainPath();
        for (Features.Installed feature : installed.installed()) {
            if (feature.running()) {
                for (Feature.Tab tab : feature.networkTabs()) {
                    String path = "/n/" + feature.name() + (tab.path().isEmpty() ? "" : "/" + tab.path());
                    links.add(new Frame.Link(
                            visit.text(tab.messageKey()), path, asked.equals(path) || asked.startsWith(path + "/")));
                }
            }
        }
        return links;
    }

    /** Whether there is anything that searches. */
    boolean searches() {
        Features installed = features;
        return installed != null
                && installed.find(SEARCH).filter(Features.Installed::running).isPresent();
    }

    List<Feature.Action> actions(RequestVisit visit) {
        Features installed = features;
        return installed == null ? List.of() : installed.actions(visit);
    }

    /** What features that run have in the administration, or in the account; behind the entries of core. */
    private List<CorePages.Entry> ofFeatures(boolean administration) {
        Features installed = features;
        List<CorePages.Entry> entries = new ArrayList<>();
        for (Features.Installed feature : installed == null ? List.<Features.Installed>of() : installed.installed()) {
            String root = (administration ? "/admin/x/" : "/account/x/") + feature.name();
            for (Feature.Tab tab : feature.running()
                    ? administration ? feature.adminTabs() : feature.accountTabs()
                    : List.<Feature.Tab>of()) {
                String path = tab.path().isEmpty() ? root : root + "/" + tab.path();
                entries.add(new CorePages.Entry(tab.name(), tab.messageKey(), path, OF_FEATURES));
            }
        }
        return entries;
    }

    /** Entries of a navigation: administration or account. */
    List<Frame.Link> entries(boolean administration, RequestVisit visit) {
        List<CorePages.Entry> entries = new ArrayList<>();
        for (CorePages pages : corePages) {
            entries.addAll(administration ? pages.administration() : pages.account());
        }
        entries.addAll(ofFeatures(administration));
        entries.sort(Comparator.comparingInt(CorePages.Entry::order));
        String path = visit.plainPath();
        String best = "";
        for (CorePages.Entry entry : entries) {
            boolean within = path.equals(entry.path()) || path.startsWith(entry.path() + "/");
            if (within && entry.path().length() > best.length()) {
                best = entry.path();
            }
        }
        String current = best;
        return entries.stream()
                .map(e -> new Frame.Link(
                        visit.text(e.messageKey()), e.path(), e.path().equals(current)))
                .toList();
    }
}
