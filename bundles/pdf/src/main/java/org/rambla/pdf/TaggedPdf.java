// SPDX-License-Identifier: Apache-2.0
package org.rambla.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.net.URI;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.apache.fop.apps.FOUserAgent;
import org.apache.fop.apps.Fop;
import org.apache.fop.apps.FopFactory;
import org.apache.fop.apps.FopFactoryBuilder;
import org.apache.fop.apps.io.ResourceResolverFactory;
import org.apache.fop.configuration.ConfigurationException;
import org.apache.fop.configuration.DefaultConfigurationBuilder;
import org.osgi.service.component.annotations.Component;
import org.rambla.api.page.Refusal;
import org.rambla.api.pdf.Pdf;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** PDF by Apache FOP. */
@Component
public final class TaggedPdf implements Pdf {
    private static final String TYPE = "application/pdf";
    private static final int PATIENCE_SECONDS = 60;
    /** A long one takes memory: one after the other. */
    private static final Semaphore TURN = new Semaphore(1, true);

    @Override
    public void write(Document document, OutputStream out) throws IOException {
        Resources resources = new Resources();
        String source = new FoWriter(document, resources).write();
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        try {
            if (!TURN.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Refusal(503, "pdf.busy");
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            throw new Refusal(503, "pdf.busy");
        }
        try {
            // FOP looks for its parts with the loader of the thread.
            thread.setContextClassLoader(TaggedPdf.class.getClassLoader());
            render(source, document.title(), resources, out);
        } catch (SAXException | ParserConfigurationException | ConfigurationException e) {
            throw new IOException(e);
        } finally {
            thread.setContextClassLoader(loader);
            TURN.release();
        }
    }

    private static void render(String source, String title, Resources resources, OutputStream out)
            throws SAXException, ParserConfigurationException, ConfigurationException, IOException {
        FopFactoryBuilder builder = new FopFactoryBuilder(new Surroundings(resources));
        builder.setConfiguration(new DefaultConfigurationBuilder().build(Resources.settings()));
        builder.setAccessibility(true);
        builder.setStrictFOValidation(false);
        FopFactory factory = builder.build();
        factory.getFontManager()
                .setResourceResolver(
                        ResourceResolverFactory.createInternalResourceResolver(URI.create(Resources.BASE), resources));
        FOUserAgent agent = factory.newFOUserAgent();
        agent.setTitle(title);
        agent.setCreator("Rambla");
        agent.getEventBroadcaster().addEventListener(event -> {});
        Fop fop = factory.newFop(TYPE, agent, out);
        SAXParserFactory parsers = SAXParserFactory.newDefaultInstance();
        parsers.setNamespaceAware(true);
        parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        parsers.newSAXParser().parse(new InputSource(new StringReader(source)), fop.getDefaultHandler());
    }
}
