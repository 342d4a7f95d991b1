/**
 * What is printed: PDF from XHTML, in every script that a name is written in ({@code Scripts} chooses the font, {@code
 * JoiningFont} joins the letters), pictures and QR codes made small enough to hold.
 */
package org.tremplin.platform.paper;
