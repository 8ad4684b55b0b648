# The hub's image: site, worker and every command of manage.py. compose.yaml says which of them runs where.
FROM python:3.12-slim
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /hub
COPY requirements.txt .
RUN pip install --no-cache-dir --require-hashes -r requirements.txt
COPY . .
RUN DATA_DIR=/tmp/build python manage.py build_messages
RUN useradd --create-home --uid 10001 hub && install --directory --owner=hub /data
USER hub
CMD ["gunicorn", "--config", "python:hub.serving.gunicorn"]
