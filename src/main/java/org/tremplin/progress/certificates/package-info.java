/** Certificates: frozen, numbered statements of hours, which can be printed, and verified by anybody who holds one. */
package org.tremplin.progress.certificates;
