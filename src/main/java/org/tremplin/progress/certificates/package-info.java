/** Certificates: frozen, numbered statements of hours, printed and checked by whoever holds one. */
package org.tremplin.progress.certificates;
