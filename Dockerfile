# One image for Binder-like hosts and for a JupyterHub's users (deploy/README.md). A class bundle is built into one in the same way.
# Nothing in it runs as root, and its user can write nothing that lasts but the home.
FROM python:3.11-slim-bookworm

ARG NB_USER=jovyan
ARG NB_UID=1000
ENV NB_USER=${NB_USER} \
    NB_UID=${NB_UID} \
    HOME=/home/${NB_USER} \
    LANG=C.UTF-8 \
    PATH=/opt/value-based-care/.venv/bin:$PATH \
    JUPYTER_CONFIG_PATH=/opt/value-based-care/deploy/jupyter

RUN adduser --disabled-password --gecos "A reader" --uid ${NB_UID} --shell /bin/bash ${NB_USER}

WORKDIR /opt/value-based-care
# The packages by themselves: a change to a chapter builds in seconds.
COPY requirements.lock ./
COPY deploy/requirements-hub.lock deploy/install.sh deploy/
RUN sh deploy/install.sh packages
COPY . .
# The link: a BinderHub as it comes starts `jupyter-notebook`.
RUN sh deploy/install.sh workbook && ln -sf jupyter-lab .venv/bin/jupyter-notebook

USER ${NB_UID}
WORKDIR ${HOME}
EXPOSE 8888
# A Hub and Binder put a command of their own here. This one asks for the token that it prints.
CMD ["jupyter", "lab", "--ip=0.0.0.0", "--port=8888", "--no-browser"]
