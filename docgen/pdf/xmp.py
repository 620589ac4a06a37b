"""What a PDF says about itself in the new way, XMP: its title, and which standards it keeps."""

from __future__ import annotations

from html import escape

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>docgen</xmp:CreatorTool>{dates}
</rdf:Description>{claims}
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
_UA = """
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>"""
# PDF/A wants the one word above explained, which its own list of words does not have.
_A2 = """
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>{level}</pdfaid:conformance></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


def packet(
    title: str,
    language: str,
    producer: str,
    created: str | None,
    *,
    modified: bool = False,
    accessible: bool,
    archival: str = "",
) -> bytes:
    """The packet. ``created`` is a day or a time of ISO 8601; with ``modified`` it is that of the last change too.

    ``accessible`` claims PDF/UA-1 (ISO 14289-1); ``archival`` a level of PDF/A-2 (ISO 19005-2): "A" or "B".
    """
    claims = (_UA if accessible else "") + (_A2.format(level=archival) if archival else "")
    names = ("CreateDate", "ModifyDate") if modified else ("CreateDate",)
    return _XMP.format(
        title=escape(title, quote=False),
        language=escape(language, quote=False),
        producer=escape(producer, quote=False),
        dates="".join(f"\n<xmp:{name}>{created}</xmp:{name}>" for name in names if created),
        claims=claims,
    ).encode()
