// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import org.rambla.api.remote.RemoteCall;

/** Fetches one file of a catalogue: within a size and a time, without following anybody anywhere, as nobody. */
final class Fetch {
    private final Duration patience;

    /** @param patience for one whole file, from the first step to its last byte */
    Fetch(Duration patience) {
        this.patience = patience;
    }

    /**
     * Writes what is at an address of the catalogue into a file.
     *
     * @param limit most bytes
     * @throws CatalogueProblem why it cannot be had; the target may hold a part of it
     */
    void to(Path target, CatalogueAddress catalogue, URI address, long limit) throws CatalogueProblem, IOException {
        if (catalogue.file()) {
            copy(target, catalogue, address, limit);
        } else {
            download(target, address, limit);
        }
    }

    private static void copy(Path target, CatalogueAddress catalogue, URI address, long limit)
            throws CatalogueProblem, IOException {
        try {
            Path source = catalogue.real(address);
            if (!Files.isRegularFile(source)) {
                throw new CatalogueProblem("missing", source.getFileName());
            }
            try (InputStream in = Files.newInputStream(source);
                    OutputStream out = Files.newOutputStream(target)) {
                byte[] buffer = new byte[64 * 1024];
                long left = limit;
                for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                    left -= read;
                    if (left < 0) {
                        throw new CatalogueProblem("large");
                    }
                    out.write(buffer, 0, read);
                }
            }
        } catch (NoSuchFileException e) {
            throw new CatalogueProblem("missing", Path.of(address.getPath()).getFileName());
        }
    }

    private void download(Path target, URI address, long limit) throws CatalogueProblem, IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json, application/octet-stream, */*")
                .timeout(patience)
                .build();
        try {
            HttpResponse<Boolean> answer = RemoteCall.send(
                    request, patience, head -> Limited.to(target, head.statusCode() == 200 ? limit : 0));
            int status = answer.statusCode();
            if (status >= 300 && status < 400) {
                throw new CatalogueProblem("redirect");
            }
            if (status != 200) {
                throw new CatalogueProblem("status", status);
            }
            if (!answer.body()) {
                throw new CatalogueProblem("large");
            }
        } catch (HttpTimeoutException e) {
            throw new CatalogueProblem("slow", patience.toSeconds());
        } catch (IOException e) {
            throw new CatalogueProblem("unreachable", address.getHost());
        }
    }
}
