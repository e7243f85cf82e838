"""Whatever stands in, below and beside tables, figures and formulae, the exchange schema accepts it."""

from pathlib import Path

from lxml import etree

from normwright.sts import build
from normwright.sts.tags import NW
from normwright.sts.write import write_sts
from tests.sources.snippets import read
from tests.sources.test_pictures import SVG

CROWDED = """
.. table:: Areas [#t]_
   :units: In :math:`\\mathrm{m}^2` [#u]_

   | a [#h]_ |
   |---|
   | :math:`x` b<br>*c* [#h]_ |

   Key

   M [#k]_
      measured

      - one

   * a
   * b

   .. math:: x

   where

   x
      y

   .. code-block:: python

      x

   .. note:: n

      .. table::

         |--|
         | x |

   .. [#t] T
   .. [#u] U
   .. [#h] H
   .. [#k] K

.. figure:: figures/sign.svg
   :alt: a
   :units: Dimensions in mm [#g]_

   Sign [#f]_

   Key

   M [#g]_
      x

   * a

   .. code-block:: python

      x

   .. table:: inside

      |--|
      | x [#i]_ |

   .. math:: a

   .. [#f] T
   .. [#g] U
   .. [#i] I

.. figure::

   Two [#g1]_

   .. figure:: figures/sign.svg
      :alt: a
      :units: mm

      One [#g2]_

   Text

   * a

   .. [#g1] T
   .. [#g2] T

- item

  .. table:: in item

     |--|
     | x |

  .. figure:: figures/sign.svg
     :alt: a

     Sign

  .. image:: figures/sign.svg
     :alt: a

  .. math:: x

.. list-table::

   * - .. note:: x
     - .. image:: figures/sign.svg
          :alt: b
   * - .. math:: x

       where

       x
         y
     - .. table::

          |--|
          | x |
   * - .. code-block:: text

          x
     - term
         def

       * a
"""


def test_crowded_blocks_are_valid(shared: Path) -> None:
    made = read(CROWDED, files={"figures/sign.svg": SVG})
    assert made.codes == []
    body = build.element("body", {}, build.element("p", {"id": "target"}), *made.fragment)
    for mark in body.iter("xref"):
        mark.set("rid", "target")  # ids and labels come later
    standard = build.element("standard", {}, build.element("front"), body)
    assert not list(standard.iter(f"{{{NW}}}*"))
    document = etree.fromstring(write_sts(standard)).getroottree()
    folder = shared / "niso-sts"
    dtd = etree.DTD(str(folder / "interchange-1.2-mathml3-dtd/NISO-STS-interchange-1-mathml3.dtd"))
    assert dtd.validate(document), dtd.error_log
    rng = etree.RelaxNG(
        etree.parse(folder / "interchange-1.2-mathml3-rng/NISO-STS-interchange-1-mathml3.rng")
    )
    assert rng.validate(document), rng.error_log
