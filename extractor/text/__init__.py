"""From a source to a document: decoding, layout, repair, sections, chunks, number mentions."""
