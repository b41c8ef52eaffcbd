// SPDX-License-Identifier: Apache-2.0
package org.rambla.pdf;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.xmlgraphics.io.Resource;
import org.apache.xmlgraphics.io.ResourceResolver;
import org.rambla.api.pdf.Pdf;

/** All that may be read while a PDF is made: the fonts of the house and the pages' own pictures. */
final class Resources implements ResourceResolver {
    static final String BASE = "rambla:///";
    private static final String FONT = "/font/";
    private static final String PICTURE = "/picture/";

    private final List<Pdf.Picture> pictures = new ArrayList<>();

    /** The address of a picture, for the document. */
    String add(Pdf.Picture picture) {
        pictures.add(picture);
        return "rambla://" + PICTURE + (pictures.size() - 1);
    }

    /** FOP's settings: PDF/UA, and which font is which. */
    static InputStream settings() {
        StringBuilder out = new StringBuilder(
                "<fop version=\"1.0\"><accessibility>true</accessibility><renderers><renderer mime=\"application/pdf\">"
                        + "<pdf-ua-mode>PDF/UA-1</pdf-ua-mode><fonts>");
        font("PublicSans-Regular", "Public Sans", "normal", "normal", out);
        font("PublicSans-Italic", "Public Sans", "italic", "normal", out);
        font("PublicSans-Bold", "Public Sans", "normal", "bold", out);
        font("PublicSans-BoldItalic", "Public Sans", "italic", "bold", out);
        for (String style : List.of("normal", "italic")) {
            for (String weight : List.of("normal", "bold")) {
                font("NotoSans-Regular", "Noto Sans", style, weight, out);
            }
        }
        out.append("</fonts></renderer></renderers></fop>");
        return new ByteArrayInputStream(out.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void font(String file, String name, String style, String weight, StringBuilder out) {
        out.append("<font kerning=\"yes\" embed-url=\"rambla://")
                .append(FONT)
                .append(file)
                .append(".ttf\">");
        out.append("<font-triplet name=\"").append(name).append("\" style=\"").append(style);
        out.append("\" weight=\"").append(weight).append("\"/></font>");
    }

    @Override
    public Resource getResource(URI uri) throws IOException {
        String path = "rambla".equals(uri.getScheme()) && uri.getPath() != null ? uri.getPath() : "";
        if (path.matches(FONT + "[A-Za-z-]+\\.ttf")) {
            InputStream font = Resources.class.getResourceAsStream(path.substring(FONT.length()));
            if (font != null) {
                return new Resource(font);
            }
        }
        if (path.matches(PICTURE + "[0-9]{1,6}")) {
            int number = Integer.parseInt(path.substring(PICTURE.length()));
            if (number < pictures.size()) {
                return new Resource(new ByteArrayInputStream(Picture.bytes(pictures.get(number))));
            }
        }
        throw new FileNotFoundException(uri.toString());
    }

    @Override
    public OutputStream getOutputStream(URI uri) throws IOException {
        throw new FileNotFoundException(uri.toString());
    }
}
