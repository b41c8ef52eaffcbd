// SPDX-License-Identifier: Apache-2.0
/** The process beside the server in which files are read: started when there is something to read, ended by whoever waits too long. */
package org.rambla.reader.process;
