// SPDX-License-Identifier: Apache-2.0
/**
 * What attached files say. Whoever wants to know asks {@link org.rambla.reader.ReadFiles}; what was not read yet waits in
 * a table, one row for the same bytes ({@code queue}). One thread takes a row after the other and hands the bytes to a
 * process of its own ({@code process}), which is started when there is something to read and ends when there is nothing
 * left. There Tika reads them ({@code child}): whatever a file does to it, the server goes on. The two talk by
 * {@code wire}.
 *
 * <p>A file that took too much time or memory, or ended the process, is tried once more later, then it is set aside with
 * the reason.
 */
package org.rambla.reader;
